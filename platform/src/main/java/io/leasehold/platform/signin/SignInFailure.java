package io.leasehold.platform.signin;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the form, which says what is the matter: {@code error=throttled}, or plain {@code error}. */
final class SignInFailure implements AuthenticationFailureHandler {
    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failure) throws IOException {
        String error = failure instanceof ThrottledSignInException ? "?error=throttled" : "?error";
        response.sendRedirect(request.getContextPath() + SecurityConfiguration.LOGIN + error);
    }
}
