package io.leasehold.platform.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.leasehold.core.UserId;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.platform.throttle.ThrottledException;

/** Says, while somebody writes an address for an organization, whether it can have it: a piece of a page, and nothing that creating it would not say. */
@Controller
class SlugController {
    private static final String VIEW = "console/slug :: answer";

    private final OrganizationService organizations;

    SlugController(OrganizationService organizations) {
        this.organizations = organizations;
    }

    @GetMapping("/slugs")
    String answer(UserId caller, @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String current, Model model) {
        model.addAttribute("slug", slug);
        if (slug.isEmpty() || slug.equals(current)) {
            model.addAttribute("answer", "NONE");
            return VIEW;
        }
        try {
            model.addAttribute("answer", organizations.availability(caller, slug).name());
        } catch (ThrottledException tooMany) {
            model.addAttribute("answer", "NONE");
        }
        model.addAttribute("rule", OrganizationService.slugRule());
        return VIEW;
    }
}
