package io.leasehold.platform.console;

import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with the sign-in form; the sign-in itself belongs to the security chain. */
@PageController
class SignInPageController {
    @GetMapping("/login")
    String form(@RequestParam @Nullable String error, @RequestParam @Nullable String logout,
            @RequestParam @Nullable String welcome, Model model) {
        if (error != null) {
            model.addAttribute("message", switch (error) {
                case "throttled", "expired" -> error;
                default -> "failed";
            });
        } else if (logout != null) {
            model.addAttribute("message", "out");
        } else if (welcome != null) {
            model.addAttribute("message", "welcome");
        }
        return "console/login";
    }
}
