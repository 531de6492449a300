package io.leasehold.platform.console;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.signin.SignIn;
import io.leasehold.platform.signup.SignUp;
import io.leasehold.platform.signup.SignUpForm;
import io.leasehold.platform.signup.SignUpOutcome.Refused;
import io.leasehold.platform.signup.SignUpOutcome.SignedUp;
import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.throttle.ThrottledException;
import io.leasehold.platform.user.User;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** The page on which newcomers make themselves an account and an organization. */
@PageController
class SignUpPageController {
    private static final String VIEW = "console/signup";

    private final SignUp signUp;
    private final SignIn signIn;
    private final ConsoleAddress address;

    SignUpPageController(SignUp signUp, SignIn signIn, ConsoleAddress address) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.address = address;
    }

    @GetMapping("/signup")
    String form(@Nullable Principal caller, Model model) {
        if (caller != null) {
            return "redirect:" + signIn.home();
        }
        show(model, new SignUpForm("", "", "", "", ""));
        return VIEW;
    }

    @PostMapping("/signup")
    String register(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String slug, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        SignUpForm form = new SignUpForm(email, password, name, organization, slug);
        BindingResult errors = show(model, form);
        try {
            switch (signUp.register(form, ClientAddress.of(request))) {
                case SignedUp(User user, Organization founded) -> {
                    signIn.begin(user, request, response);
                    return "redirect:" + address.home(founded.slug());
                }
                case Refused refused -> refused.fields().forEach(field -> reject(errors, field));
            }
            response.setStatus(HttpStatus.valueOf(422).value());
        } catch (ThrottledException tooMany) {
            errors.reject("throttled", "Too many attempts. Wait a few minutes, and try again.");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            if (tooMany.getCause() instanceof Problem problem) {
                problem.headers()
                        .forEach((header, values) -> values.forEach(value -> response.setHeader(header, value)));
            }
        }
        return VIEW;
    }

    private static BindingResult show(Model model, SignUpForm form) {
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form).addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }

    private static void reject(BindingResult errors, InvalidField field) {
        String property = field.pointer().substring(1);
        if (!errors.hasFieldErrors(property)) {
            errors.rejectValue(property, field.code(), field.detail());
        }
    }
}
