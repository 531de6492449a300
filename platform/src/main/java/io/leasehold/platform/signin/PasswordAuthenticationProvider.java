package io.leasehold.platform.signin;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

import io.leasehold.platform.throttle.ClientAddress;
import io.leasehold.platform.throttle.Throttle;
import io.leasehold.platform.throttle.ThrottledException;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;

/** Signs people in by e-mail address and password. */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {
    private final Users users;
    private final Throttle throttle;

    PasswordAuthenticationProvider(Users users, Throttle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName();
        String password = attempt.getCredentials() instanceof String text ? text : "";
        try {
            User user = throttle.signIn(email, addressOf(attempt), () -> users.authenticate(email, password))
                    .orElseThrow(() -> new BadCredentialsException("E-mail address or password is wrong."));
            return SignIn.authenticationOf(user);
        } catch (ThrottledException tooMany) {
            throw new ThrottledSignInException(tooMany);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static ClientAddress addressOf(Authentication attempt) {
        return ClientAddress.parse(attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details
                        .getRemoteAddress()
                : "unknown");
    }
}
