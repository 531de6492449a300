package io.leasehold.platform.console;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.UserId;
import io.leasehold.platform.organization.OrganizationService;
import io.leasehold.platform.signin.BrowserSessions;
import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.throttle.Throttle;
import io.leasehold.platform.throttle.ThrottledException;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.platform.user.Password;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;
import io.leasehold.web.Problem;

/** A person's own page: name, password, the browsers that are signed in, and the organizations. */
@PageController
@RequestMapping("/account")
class AccountPageController {
    private static final String VIEW = "console/account";
    private static final String BACK = "redirect:/account";

    private final Users users;
    private final OrganizationService organizations;
    private final BrowserSessions sessions;
    private final Throttle throttle;

    AccountPageController(Users users, OrganizationService organizations, BrowserSessions sessions,
            Throttle throttle) {
        this.users = users;
        this.organizations = organizations;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    @GetMapping
    String show(UserId caller, Model model, HttpServletRequest request) {
        return show(person(caller), model, request);
    }

    @PostMapping
    String rename(UserId caller, @RequestParam(defaultValue = "") String name, Model model, HttpServletRequest request,
            HttpServletResponse response, RedirectAttributes redirect) {
        User person = person(caller);
        BindingResult errors = bind(model, "form", new ProfileForm(name));
        DisplayName.parse(name).ifPresentOrElse(chosen -> {
            if (!users.rename(person, chosen)) {
                errors.rejectValue("name", "conflict", "Your name was changed elsewhere. Load this page again.");
            }
        }, () -> errors.rejectValue("name", "invalid_value", DisplayName.rule()));
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.valueOf(422).value());
            return show(person, model, request);
        }
        Notice.undoable(redirect, "Your name was changed.", "/account", Map.of("name", List.of(person.name()
                .value())));
        return BACK;
    }

    /** The old password counts as an attempt to sign in: whoever found an open browser cannot guess it here. */
    @PostMapping("/password")
    String changePassword(UserId caller, @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String chosen, Model model, HttpServletRequest request,
            HttpServletResponse response, RedirectAttributes redirect) {
        User person = person(caller);
        BindingResult errors = bind(model, "secret", new PasswordForm("", ""));
        HttpStatus status = HttpStatus.valueOf(422);
        try {
            Password.parse(chosen).ifPresentOrElse(password -> {
                if (throttle.signIn(person.email().value(), ClientAddress.of(request), () -> users.changePassword(
                        person, current, password)).isEmpty()) {
                    errors.rejectValue("current", "wrong", "This is not your current password.");
                }
            }, () -> errors.rejectValue("chosen", "invalid_value", Password.rule()));
        } catch (ThrottledException tooMany) {
            errors.reject("throttled", "Too many attempts. Wait a few minutes, and try again.");
            status = HttpStatus.TOO_MANY_REQUESTS;
        }
        if (errors.hasErrors()) {
            response.setStatus(status.value());
            return show(person, model, request);
        }
        sessions.endOthers(caller, request);
        request.changeSessionId();
        Notice.done(redirect, "Your password was changed. All other browsers were signed out.");
        return BACK;
    }

    /** A session of somebody else is as unknown as one that never was. */
    @PostMapping("/sessions/{handle}/end")
    String endSession(UserId caller, @PathVariable String handle, RedirectAttributes redirect) {
        if (!sessions.end(caller, handle)) {
            throw Problem.notFound();
        }
        Notice.done(redirect, "That browser was signed out.");
        return BACK;
    }

    @PostMapping("/sessions/end-others")
    String endOtherSessions(UserId caller, HttpServletRequest request, RedirectAttributes redirect) {
        sessions.endOthers(caller, request);
        Notice.done(redirect, "All other browsers were signed out.");
        return BACK;
    }

    private String show(User person, Model model, HttpServletRequest request) {
        if (!model.containsAttribute("form")) {
            bind(model, "form", new ProfileForm(person.name().value()));
        }
        if (!model.containsAttribute("secret")) {
            bind(model, "secret", new PasswordForm("", ""));
        }
        model.addAttribute("user", person.id());
        model.addAttribute("sessions", sessions.of(person.id(), request));
        model.addAttribute("ownedAlone", organizations.ownedAlone(person.id()));
        return VIEW;
    }

    private User person(UserId caller) {
        return users.find(Set.of(caller)).values().stream().findFirst().orElseThrow(Problem::notFound);
    }

    private static BindingResult bind(Model model, String name, Object form) {
        BindingResult errors = new BeanPropertyBindingResult(form, name);
        model.addAttribute(name, form).addAttribute(BindingResult.MODEL_KEY_PREFIX + name, errors);
        return errors;
    }

    /** What is typed to change one's name. */
    record ProfileForm(String name) {}

    /** The fields that a password is typed into; what was typed is never shown again. */
    record PasswordForm(String current, String chosen) {}
}
