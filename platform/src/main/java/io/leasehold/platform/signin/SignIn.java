package io.leasehold.platform.signin;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

import io.leasehold.platform.user.User;

/** Signs somebody in who has just proven who they are without the form, with all that the form does. */
@Component
public class SignIn {
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SessionAuthenticationStrategy beginning;
    private final SignInSettings settings;

    SignIn(SessionBeginning beginning, CsrfTokenRepository tokens, SignInSettings settings) {
        this.beginning = new CompositeSessionAuthenticationStrategy(List.of(beginning, new CsrfAuthenticationStrategy(
                tokens)));
        this.settings = settings;
    }

    /** From now on the requests of this browser are those of this user. */
    public void begin(User user, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = authenticationOf(user);
        beginning.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Has the form begin sessions in the same way; as a setting of the whole chain it would do so for machines too. */
    ObjectPostProcessor<UsernamePasswordAuthenticationFilter> forForms() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends UsernamePasswordAuthenticationFilter> F postProcess(F filter) {
                filter.setSessionAuthenticationStrategy(beginning);
                return filter;
            }
        };
    }

    /** The e-mail address of a sign-in that just failed in this browser. */
    public Optional<String> typedBefore(HttpServletRequest request) {
        return SignInFailure.takeTyped(request);
    }

    /** Where somebody gets to who signed in without having asked for a page before. */
    public String home() {
        return settings.home();
    }

    /** Who has signed in is their id from then on, and nothing that could go stale. */
    static Authentication authenticationOf(User user) {
        return UsernamePasswordAuthenticationToken.authenticated(user.id().toString(), null, List.of(
                new SimpleGrantedAuthority("ROLE_USER")));
    }
}
