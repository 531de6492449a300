package io.leasehold.platform.console;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.platform.organization.CreateOrganization;
import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.web.Problem;
import io.leasehold.web.SessionTenant;

/** The page of a person's organizations, and the switch from one to another. */
@PageController
class OrganizationsPageController {
    private static final String VIEW = "console/organizations";

    private final OrganizationService organizations;
    private final Memberships memberships;
    private final ConsoleAddress address;

    OrganizationsPageController(OrganizationService organizations, Memberships memberships, ConsoleAddress address) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.address = address;
    }

    @GetMapping("/orgs")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("form", new CreateOrganization(null, null)).addAttribute("q", q.strip());
        return VIEW;
    }

    @PostMapping("/orgs")
    String create(UserId caller, @ModelAttribute("form") CreateOrganization form, BindingResult errors, Model model,
            HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        List<Organization> created = new ArrayList<>();
        if (FormProblems.attempt(errors, () -> created.add(organizations.create(caller, form.checked())))) {
            Organization organization = created.getFirst();
            Notice.done(redirect, organization.name() + " is ready.");
            return switchTo(caller, organization.slug().value(), request);
        }
        model.addAttribute("q", "");
        response.setStatus(HttpStatus.valueOf(422).value());
        return VIEW;
    }

    /** From now on the session means this organization wherever a request names none. */
    @PostMapping("/switch")
    String switchTo(UserId caller, @RequestParam(defaultValue = "") String organization, HttpServletRequest request) {
        Tenant tenant = memberships.of(caller, List.of(new TenantKey(organization))).stream().findFirst().map(
                Membership::tenant).orElseThrow(Problem::notFound);
        SessionTenant.remember(request, tenant);
        return "redirect:" + address.home(tenant.slug());
    }
}
