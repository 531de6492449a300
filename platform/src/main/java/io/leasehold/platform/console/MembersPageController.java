package io.leasehold.platform.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.MemberService;
import io.leasehold.platform.member.NamedMember;
import io.leasehold.platform.member.Permissions;
import io.leasehold.platform.member.Role;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.IfMatch;

/** The page of an organization's members. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/members")
class MembersPageController {
    private static final String VIEW = "console/members";

    private final MemberService members;
    private final ConsoleAddress address;

    MembersPageController(MemberService members, ConsoleAddress address) {
        this.members = members;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission(Permissions.MEMBERS_READ)
    String list(Membership caller, @RequestParam @Nullable String q, @RequestParam @Nullable String role,
            @RequestParam @Nullable String page, ZoneId zone, Model model) {
        model.addAttribute("form", new NewMemberForm(null, Role.MEMBER.code()));
        return show(caller, MemberSearch.of(q, role, page), zone, model);
    }

    @PostMapping
    @RequiresPermission(Permissions.MEMBERS_INVITE)
    String add(Membership caller, @ModelAttribute("form") NewMemberForm form, BindingResult errors, ZoneId zone,
            Model model, HttpServletResponse response, RedirectAttributes redirect) {
        if (form.address().isEmpty()) {
            errors.rejectValue("email", "invalid_value", "Write an e-mail address, such as ada@example.com.");
        }
        if (form.parsedRole().isEmpty()) {
            errors.rejectValue("role", "invalid_value", "Choose one of the roles.");
        }
        boolean done = FormProblems.attempt(errors, () -> {
            NamedMember added = members.add(caller.tenant(), caller.user(), form.address().orElseThrow(), form
                    .parsedRole().orElseThrow());
            Notice.done(redirect, added.user().name() + " is a member now.");
        });
        if (done) {
            return "redirect:" + path(caller);
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(caller, MemberSearch.of(null, null, null), zone, model);
    }

    @PostMapping("/{user}/role")
    @RequiresPermission(Permissions.MEMBERS_MANAGE)
    String changeRole(Membership caller, @PathVariable UUID user, @RequestParam(defaultValue = "") String role,
            MemberListed listed, RedirectAttributes redirect) {
        UserId member = new UserId(user);
        Role chosen = Role.parse(role).orElseThrow(() -> Problem.malformed("There is no such role."));
        Role before = members.find(caller.tenant(), member).orElseThrow(Problem::notFound).member().role();
        return attempt(caller, listed, redirect, () -> {
            NamedMember changed = members.changeRole(caller.tenant(), caller.user(), member, chosen,
                    new IfMatch.Any());
            Notice.undoable(redirect, changed.user().name() + " is " + article(chosen) + " now.", path(caller) + "/"
                    + user + "/role", Map.of("role", List.of(before.code())));
        });
    }

    /** Who may remove whom is the service's decision: everybody may leave. */
    @PostMapping("/{user}/remove")
    @RequiresPermission(Permissions.MEMBERS_READ)
    String remove(Membership caller, @PathVariable UUID user, MemberListed listed, RedirectAttributes redirect) {
        boolean leaves = user.equals(caller.user().value());
        String there = attempt(caller, listed, redirect, () -> {
            members.remove(caller.tenant(), caller.user(), new UserId(user), new IfMatch.Any());
            Notice.done(redirect, leaves ? "You left the organization." : "The member was removed.");
        });
        return leaves && !redirect.getFlashAttributes().containsKey("refused") ? "redirect:/orgs" : there;
    }

    /** What somebody else changed in the meantime is said on the page; whoever may not do it at all gets the answer for that. */
    private String attempt(Membership caller, MemberListed listed, RedirectAttributes redirect, Runnable work) {
        try {
            work.run();
        } catch (Problem refusal) {
            if (refusal.status() != HttpStatus.CONFLICT) {
                throw refusal;
            }
            Notice.refused(redirect, refusal.detail());
        }
        return "redirect:" + listed.search().at(path(caller));
    }

    private String show(Membership caller, MemberSearch search, ZoneId zone, Model model) {
        List<NamedMember> all = members.all(caller.tenant());
        Role own = all.stream().map(NamedMember::member).filter(member -> member.user().equals(caller.user()))
                .findFirst().orElseThrow(Problem::notFound).role();
        MemberViewer viewer = new MemberViewer(caller.user(), own, caller.allows(new Permission(
                Permissions.MEMBERS_MANAGE)));
        model.addAttribute("search", search);
        model.addAttribute("members", MemberList.of(all, search, viewer, zone, path(caller)));
        model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::code).toList());
        model.addAttribute("assignableRoles", Arrays.stream(Role.values()).filter(role -> !role.isAbove(own)).map(
                Role::code).toList());
        return VIEW;
    }

    private String path(Membership caller) {
        return address.of(caller.tenant()) + "/members";
    }

    private static String article(Role role) {
        return (role == Role.OWNER || role == Role.ADMIN ? "an " : "a ") + role.code();
    }

    /** What is typed to add somebody. */
    record NewMemberForm(@Nullable String email, @Nullable String role) {
        Optional<EmailAddress> address() {
            return Optional.ofNullable(email).flatMap(EmailAddress::parse);
        }

        Optional<Role> parsedRole() {
            return Optional.ofNullable(role).flatMap(Role::parse);
        }
    }

    /** The list in which somebody was changed, to lead back to it. */
    record MemberListed(@Nullable String q, @Nullable String only, @Nullable String page) {
        MemberSearch search() {
            return MemberSearch.of(q, only, page);
        }
    }
}
