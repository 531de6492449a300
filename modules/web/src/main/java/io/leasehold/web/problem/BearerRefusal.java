package io.leasehold.web.problem;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.util.ClassUtils;

/** How a bearer token was refused. */
enum BearerRefusal {
    NONE, INVALID, MALFORMED;

    private static final boolean PRESENT = ClassUtils.isPresent(
            "org.springframework.security.oauth2.core.OAuth2AuthenticationException",
            BearerRefusal.class.getClassLoader());

    static BearerRefusal of(AuthenticationException failure) {
        return PRESENT ? OAuth2.of(failure) : NONE;
    }

    /** Loaded only where the resource server, an optional dependency, is there. */
    private static final class OAuth2 {
        static BearerRefusal of(AuthenticationException failure) {
            if (!(failure instanceof OAuth2AuthenticationException refused)) {
                return NONE;
            }
            return "invalid_request".equals(refused.getError().getErrorCode()) ? MALFORMED : INVALID;
        }
    }
}
