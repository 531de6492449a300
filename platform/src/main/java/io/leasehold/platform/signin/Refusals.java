package io.leasehold.platform.signin;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

import io.leasehold.web.problem.Audience;
import io.leasehold.web.problem.ProblemAccessDeniedHandler;
import io.leasehold.web.problem.ProblemEntryPoint;

/** What becomes of requests that are not let through: programs get a problem, people get to the sign-in form where that helps. */
@Component
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Audience audience;
    private final ProblemEntryPoint unauthenticated;
    private final ProblemAccessDeniedHandler denied;
    private final AuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint(SecurityConfiguration.LOGIN);

    Refusals(Audience audience, ProblemEntryPoint unauthenticated, ProblemAccessDeniedHandler denied) {
        this.audience = audience;
        this.unauthenticated = unauthenticated;
        this.denied = denied;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        (audience.isApi(request) ? unauthenticated : form).commence(request, response, failure);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        if (failure instanceof CsrfException && audience.isApi(request) && nobodySignedIn()) {
            unauthenticated.commence(request, response, new InsufficientAuthenticationException("Nobody signed in"));
            return;
        }
        // The form was open for longer than the session that it belongs to.
        if (failure instanceof CsrfException && request.getServletPath().equals(SecurityConfiguration.LOGIN)) {
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.LOGIN + "?error=expired");
        } else {
            denied.handle(request, response, failure);
        }
    }

    private static boolean nobodySignedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }
}
