package io.leasehold.platform.token;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.web.Problem;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;

/** Access tokens over HTTP. */
@RestController
class TokenController {
    private final TokenService tokens;

    TokenController(TokenService tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/api/tokens")
    @SecurityRequirements
    AccessToken issue(@RequestBody RequestToken command, HttpServletRequest request) {
        return tokens.issue(command.checked(), ClientAddress.of(request)).orElseThrow(() -> Problem.of(
                HttpStatus.UNAUTHORIZED, "invalid_credentials", "E-mail address, password or organization is wrong."));
    }
}
