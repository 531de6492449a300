package io.leasehold.platform.operator;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Placement;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.platform.operator.TenantsPageController.PlacementChoice;
import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.web.Problem;

import static io.leasehold.platform.operator.OperatorRefusals.answering;

/** The page that makes a tenant, for operators. */
@PageController
@RequestMapping(NewTenantPageController.PATH)
class NewTenantPageController {
    static final String PATH = TenantsPageController.PATH + "/new";

    private static final String VIEW = "operator/new-tenant";

    private final OperatorTenants tenants;
    private final Servers servers;

    NewTenantPageController(OperatorTenants tenants, Servers servers) {
        this.tenants = tenants;
        this.servers = servers;
    }

    @GetMapping
    String form(CallingOperator operator, Model model) {
        model.addAttribute("form", new NewTenantForm(null, null, null, TenantQuery.word(Level.SHARED),
                Placement.MAIN_SERVER, null));
        return show(model);
    }

    @PostMapping
    String create(CallingOperator operator, @ModelAttribute("form") NewTenantForm form, BindingResult errors,
            Model model, HttpServletResponse response, RedirectAttributes redirect) {
        List<OperatedTenant> created = new ArrayList<>();
        WantedTenant[] wanted = new WantedTenant[1];
        try {
            boolean done = FormProblems.attempt(errors, () -> {
                wanted[0] = form.command().checked();
                created.add(answering(() -> tenants.create(wanted[0], Mandates.of(operator, form.reason()))));
            });
            if (done) {
                Notice.done(redirect, created.getFirst().name() + " is ready.");
                return "redirect:" + TenantView.of(created.getFirst()).address();
            }
        } catch (Problem unfinished) {
            OperatedTenant left = tenants.find(wanted[0].slug()).orElseThrow(() -> unfinished);
            Notice.refused(redirect, unfinished.detail());
            return "redirect:" + TenantView.of(left).address();
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(model);
    }

    private String show(Model model) {
        model.addAttribute("placements", PlacementChoice.ALL);
        model.addAttribute("servers", servers.all().stream().map(Server::name).toList());
        return VIEW;
    }
}
