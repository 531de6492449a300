package io.leasehold.platform.operator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.TenantId;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.platform.signin.CallingOperator;
import io.leasehold.web.Problem;

import static io.leasehold.platform.operator.OperatorRefusals.answering;

/** The page of one tenant, for operators: what is known about it from outside, and what can be done to it. */
@PageController
@RequestMapping(TenantsPageController.PATH + "/{id}")
class TenantPageController {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final OperatorTenants tenants;
    private final Clock clock;

    TenantPageController(OperatorTenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    @GetMapping
    String read(CallingOperator operator, @PathVariable UUID id, Model model) {
        return show(id, model);
    }

    @PostMapping("/suspend")
    String suspend(CallingOperator operator, @PathVariable UUID id, @RequestParam @Nullable String reason,
            RedirectAttributes redirect) {
        return change(id, redirect, "suspended", () -> tenants.suspend(new TenantId(id), Mandates.of(operator,
                reason)));
    }

    @PostMapping("/resume")
    String resume(CallingOperator operator, @PathVariable UUID id, @RequestParam @Nullable String reason,
            RedirectAttributes redirect) {
        return change(id, redirect, "resumed", () -> tenants.resume(new TenantId(id), Mandates.of(operator, reason)));
    }

    @PostMapping("/deactivate")
    String deactivate(CallingOperator operator, @PathVariable UUID id, @RequestParam @Nullable String reason,
            RedirectAttributes redirect) {
        return change(id, redirect, "deactivated", () -> tenants.deactivate(new TenantId(id), Mandates.of(operator,
                reason)));
    }

    @PostMapping("/limits")
    String limit(CallingOperator operator, @PathVariable UUID id, @ModelAttribute("form") LimitsForm form,
            BindingResult errors, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        if (FormProblems.attempt(errors, () -> tenants.change(new TenantId(id), form.command(), form.expected(),
                Mandates.of(operator, form.reason())))) {
            Notice.done(redirect, "The limits were saved.");
            return "redirect:" + TenantsPageController.PATH + "/" + id;
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(id, model);
    }

    @PostMapping("/drop")
    String drop(CallingOperator operator, @PathVariable UUID id, @ModelAttribute("drop") DropForm drop,
            BindingResult errors, ZoneId zone, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        List<OperatedTenant> asked = new ArrayList<>();
        boolean done = FormProblems.attempt(errors, () -> {
            DropTenant command = drop.command();
            String typedSlug = command.typedSlug();
            asked.add(answering(() -> tenants.requestDrop(new TenantId(id), typedSlug, Mandates.of(operator, command
                    .reason()), command.retention())));
        });
        if (done) {
            return afterDrop(asked.getFirst(), zone, redirect);
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(id, model);
    }

    /** What is removed at once has no page a moment later. */
    private String afterDrop(OperatedTenant asked, ZoneId zone, RedirectAttributes redirect) {
        Instant dropAt = asked.dropAt();
        if (dropAt == null || !dropAt.isAfter(clock.instant())) {
            Notice.done(redirect, asked.name() + " is being removed.");
            return "redirect:" + TenantsPageController.PATH;
        }
        Notice.done(redirect, asked.name() + " will be removed on " + MINUTE.format(dropAt.atZone(zone))
                + ". Until then it can be resumed.");
        return "redirect:" + TenantView.of(asked).address();
    }

    /** What is not possible any more, since somebody else was faster, is said on the page. */
    private static String change(UUID id, RedirectAttributes redirect, String done, Supplier<OperatedTenant> work) {
        try {
            Notice.done(redirect, answering(work).name() + " was " + done + ".");
        } catch (Problem refusal) {
            if (refusal.status() != HttpStatus.CONFLICT) {
                throw refusal;
            }
            Notice.refused(redirect, refusal.detail());
        }
        return "redirect:" + TenantsPageController.PATH + "/" + id;
    }

    private String show(UUID id, Model model) {
        OperatedTenant operated = tenants.find(new TenantId(id));
        model.addAttribute("tenant", TenantView.of(operated));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", LimitsForm.of(operated));
        }
        if (!model.containsAttribute("drop")) {
            model.addAttribute("drop", DropForm.EMPTY);
        }
        return "operator/tenant";
    }
}
