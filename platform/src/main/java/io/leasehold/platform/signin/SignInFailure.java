package io.leasehold.platform.signin;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the form, which says what is the matter, {@code error=throttled} or plain {@code error}, and still has the address that was typed. */
final class SignInFailure implements AuthenticationFailureHandler {
    private static final String TYPED = SignInFailure.class.getName() + ".typed";
    private static final int LONGEST = 254;

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failure) throws IOException {
        HttpSession session = request.getSession(false);
        String typed = request.getParameter("username");
        if (session != null && typed != null && typed.length() <= LONGEST) {
            session.setAttribute(TYPED, typed);
        }
        String error = failure instanceof ThrottledSignInException ? "?error=throttled" : "?error";
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.LOGIN + error);
    }

    /** What was typed in the attempt before this page, which is then forgotten. */
    static Optional<String> takeTyped(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TYPED) instanceof String typed)) {
            return Optional.empty();
        }
        session.removeAttribute(TYPED);
        return Optional.of(typed);
    }
}
