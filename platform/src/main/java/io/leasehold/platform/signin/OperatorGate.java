package io.leasehold.platform.signin;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

import io.leasehold.core.UserId;
import io.leasehold.platform.token.TokenSettings;
import io.leasehold.platform.user.Users;

/** Lets operators through: by a session, or by a token that was issued for this. Whether somebody is one is asked anew on every request. */
@Component
final class OperatorGate implements AuthorizationManager<RequestAuthorizationContext> {
    private final Users users;
    private final TokenSettings tokens;

    OperatorGate(Users users, TokenSettings tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public AuthorizationDecision authorize(Supplier<? extends Authentication> caller,
            RequestAuthorizationContext context) {
        Authentication authentication = caller.get();
        if (!isSignedIn(authentication) || !isMeantForThis(authentication)) {
            return new AuthorizationDecision(false);
        }
        UserId user = new UserId(UUID.fromString(authentication.getName()));
        boolean operator = users.isOperator(user);
        if (operator) {
            new CallingOperator(user).keepWith(context.getRequest());
        }
        return new AuthorizationDecision(operator);
    }

    private static boolean isSignedIn(Authentication authentication) {
        return authentication != null && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private boolean isMeantForThis(Authentication authentication) {
        return !(authentication.getPrincipal() instanceof Jwt token) || List.of(tokens.operatorAudience()).equals(token
                .getAudience());
    }
}
