package io.leasehold.web.tenant;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

import io.leasehold.core.TenantKey;
import io.leasehold.web.Problem;

/** The tenant that a signed token was issued for: its claim {@code tenant}. */
public final class TokenClaimTenantResolver implements TenantResolver {
    private static final String CLAIM = "tenant";

    @Override
    public Optional<TenantKey> resolve(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            return Optional.empty();
        }
        return switch (token.getClaims().get(CLAIM)) {
            case null -> Optional.empty();
            case String tenant -> Optional.of(new TenantKey(tenant));
            default -> throw Problem.of(HttpStatus.UNAUTHORIZED, "invalid_token", "The token names no organization.");
        };
    }
}
