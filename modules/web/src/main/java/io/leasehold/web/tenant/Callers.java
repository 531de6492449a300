package io.leasehold.web.tenant;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import io.leasehold.core.UserId;

/** Who has signed in: for every kind of sign-in, the name of the authentication is the id of the person. */
final class Callers {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Callers() {}

    static Optional<UserId> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return Optional.of(authentication.getName()).filter(name -> ID.matcher(name).matches()).map(name -> new UserId(
                UUID.fromString(name)));
    }
}
