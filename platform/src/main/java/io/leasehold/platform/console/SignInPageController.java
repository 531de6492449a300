package io.leasehold.platform.console;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.leasehold.platform.signin.SignIn;

/** The page with the sign-in form; the sign-in itself belongs to the security chain. */
@PageController
class SignInPageController {
    private final SignIn signIn;

    SignInPageController(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/login")
    String form(@RequestParam @Nullable String error, @RequestParam @Nullable String logout,
            @Nullable Principal caller, Model model,
            HttpServletRequest request) {
        if (caller != null) {
            return "redirect:" + signIn.home();
        }
        if (error != null) {
            signIn.typedBefore(request).ifPresent(typed -> model.addAttribute("email", typed));
            model.addAttribute("message", switch (error) {
                case "throttled", "expired" -> error;
                default -> "failed";
            });
        } else if (logout != null) {
            model.addAttribute("message", "out");
        }
        return "console/login";
    }
}
