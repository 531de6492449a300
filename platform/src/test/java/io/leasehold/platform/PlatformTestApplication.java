package io.leasehold.platform;

import java.util.Map;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.TenantContext;
import io.leasehold.platform.signin.CallingOperator;
import io.swagger.v3.oas.annotations.Hidden;

/** The smallest application on the platform. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({PlatformTestApplication.Csrf.class, PlatformTestApplication.Probe.class, QuickPasswords.class,
    ToldEvents.class})
class PlatformTestApplication {
    /** What an operator would find in an application that adds something for them; by a second path that nobody guards. */
    @RestController
    @Hidden
    static class Probe {
        @RequestMapping({"/api/operator/probe", "/api/unguarded-probe"})
        Map<String, String> who(CallingOperator operator) {
            return Map.of("who", operator.user().toString(), "bound",
                    Boolean.toString(TenantContext.current().isPresent()));
        }
    }

    /** Gives the token that pages have in a meta tag; below a public path, since the sign-in form needs one too. */
    @RestController
    static class Csrf {
        @GetMapping("/assets/csrf")
        Map<String, String> token(CsrfToken token) {
            return Map.of("token", token.getToken());
        }
    }
}
