package io.leasehold.platform.console;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

import io.leasehold.core.Membership;
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
    String list(Membership caller, Model model) {
        model.addAttribute("form", new NewMemberForm(null, Role.MEMBER.code()));
        return show(caller, model);
    }

    @PostMapping
    @RequiresPermission(Permissions.MEMBERS_INVITE)
    String add(Membership caller, @ModelAttribute("form") NewMemberForm form, BindingResult errors, Model model,
            HttpServletResponse response, RedirectAttributes redirect) {
        if (form.address().isEmpty()) {
            errors.rejectValue("email", "invalid_value", "Write an e-mail address, such as ada@example.com.");
        }
        if (form.parsedRole().isEmpty()) {
            errors.rejectValue("role", "invalid_value", "Choose one of the roles.");
        }
        boolean done = FormProblems.attempt(errors, () -> members.add(caller.tenant(), caller.user(), form.address()
                .orElseThrow(), form.parsedRole().orElseThrow()));
        if (done) {
            return back(caller, redirect, "The member was added.");
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return show(caller, model);
    }

    @PostMapping("/{user}/role")
    @RequiresPermission(Permissions.MEMBERS_MANAGE)
    String changeRole(Membership caller, @PathVariable UUID user, @RequestParam(defaultValue = "") String role,
            Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return attempt(caller, model, response, () -> {
            Role chosen = Role.parse(role).orElseThrow(() -> Problem.malformed("There is no such role."));
            members.changeRole(caller.tenant(), caller.user(), new UserId(user), chosen, new IfMatch.Any());
        }, () -> back(caller, redirect, "The role was changed."));
    }

    /** Who may remove whom is the service's decision: everybody may leave. */
    @PostMapping("/{user}/remove")
    @RequiresPermission(Permissions.MEMBERS_READ)
    String remove(Membership caller, @PathVariable UUID user, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean leaves = user.equals(caller.user().value());
        return attempt(caller, model, response, () -> members.remove(caller.tenant(), caller.user(), new UserId(user),
                new IfMatch.Any()),
                () -> leaves ? "redirect:/orgs" : back(caller, redirect, "The member was removed."));
    }

    private String attempt(Membership caller, Model model, HttpServletResponse response, Runnable work,
            Supplier<String> done) {
        try {
            work.run();
            return done.get();
        } catch (Problem refusal) {
            if (refusal.status() != HttpStatus.CONFLICT && !refusal.code().equals("role_escalation")) {
                throw refusal;
            }
            response.setStatus(refusal.status().value());
            model.addAttribute("refused", refusal.detail());
            return list(caller, model);
        }
    }

    private String show(Membership caller, Model model) {
        List<NamedMember> all = members.all(caller.tenant());
        Role own = all.stream().map(NamedMember::member).filter(member -> member.user().equals(caller.user()))
                .findFirst()
                .orElseThrow(Problem::notFound).role();
        model.addAttribute("assignableRoles", Arrays.stream(Role.values()).filter(role -> !role.isAbove(own)).map(
                Role::code).toList());
        model.addAttribute("members", all.stream().map(member -> MemberRow.of(member, caller, own)).toList());
        return VIEW;
    }

    private String back(Membership caller, RedirectAttributes redirect, String done) {
        redirect.addFlashAttribute("done", done);
        return "redirect:" + address.of(caller.tenant()) + "/members";
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
}
