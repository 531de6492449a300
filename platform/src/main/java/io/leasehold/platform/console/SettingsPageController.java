package io.leasehold.platform.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.Permissions;
import io.leasehold.platform.organization.ChangeOrganization;
import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.SessionTenant;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** The page on which an organization is renamed or given up. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/settings")
class SettingsPageController {
    private static final String VIEW = "console/settings";

    private final OrganizationService organizations;
    private final ConsoleAddress address;

    SettingsPageController(OrganizationService organizations, ConsoleAddress address) {
        this.organizations = organizations;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission(Permissions.ORGANIZATION_UPDATE)
    String form(Tenant tenant, Model model) {
        Organization organization = organizations.find(tenant);
        model.addAttribute("form", new RenameForm(organization.name().value(), organization.slug().value(), organization
                .version()));
        return show(organization, model);
    }

    @PostMapping
    @RequiresPermission(Permissions.ORGANIZATION_UPDATE)
    String rename(Tenant tenant, UserId caller, @ModelAttribute("form") RenameForm form, BindingResult errors,
            Model model, HttpServletResponse response, RedirectAttributes redirect) {
        Organization before = organizations.find(tenant);
        List<Organization> renamed = new ArrayList<>();
        if (FormProblems.attempt(errors, () -> renamed.add(organizations.change(tenant, caller, form.command(), form
                .expected())))) {
            Organization after = renamed.getFirst();
            String settings = address.of(after.slug()) + "/settings";
            if (after.name().equals(before.name()) && after.slug().equals(before.slug())) {
                Notice.done(redirect, "Nothing was different, so nothing was changed.");
            } else {
                Notice.undoable(redirect, "The organization is " + after.name() + " at " + after.slug() + " now.",
                        settings, Map.of("name", List.of(before.name().value()), "slug", List.of(before.slug()
                                .value()), "version", List.of(Long.toString(after.version()))));
            }
            return "redirect:" + settings;
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(before, model);
    }

    @PostMapping("/deactivate")
    @RequiresPermission(Permissions.ORGANIZATION_DELETE)
    String deactivate(Tenant tenant, @RequestParam(defaultValue = "") String confirmation, Model model,
            HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        DisplayName name = organizations.find(tenant).name();
        if (!confirmation.strip().equals(name.value())) {
            model.addAttribute("confirmationError", true);
            response.setStatus(HttpStatus.valueOf(422).value());
            return form(tenant, model);
        }
        organizations.deactivate(tenant, new IfMatch.Any());
        SessionTenant.recall(request).filter(key -> key.names(tenant)).ifPresent(_ -> SessionTenant.forget(request));
        Notice.done(redirect, name + " was deactivated.");
        return "redirect:/orgs";
    }

    private static String show(Organization organization, Model model) {
        model.addAttribute("id", organization.id().toString()).addAttribute("createdAt", organization.createdAt());
        return VIEW;
    }

    /** What is typed to rename an organization, and the version that was shown. */
    record RenameForm(@Nullable String name, @Nullable String slug, @Nullable Long version) {
        ChangeOrganization command() {
            return ChangeOrganization.rename(name == null ? "" : name, slugOrEmpty());
        }

        IfMatch expected() {
            return version == null ? new IfMatch.Any() : new IfMatch.OneOf(Set.of(new EntityVersion(version).etag()));
        }

        String slugOrEmpty() {
            return slug == null ? "" : slug;
        }
    }
}
