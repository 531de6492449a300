package io.leasehold.web.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import io.leasehold.web.Problem;

/** Answers for requests that need somebody signed in and have nobody, or that bear a token which is not valid. */
public final class ProblemEntryPoint implements AuthenticationEntryPoint {
    private final ProblemWriter writer;

    public ProblemEntryPoint(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        writer.write(request, response, problem(failure));
    }

    private static Problem problem(AuthenticationException failure) {
        return switch (BearerRefusal.of(failure)) {
            case NONE -> Problem.unauthorized().withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case INVALID -> Problem.of(HttpStatus.UNAUTHORIZED, "invalid_token",
                    "The token is not valid, or not any more.").withHeader(HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"invalid_token\"");
            case MALFORMED -> Problem.malformed("Send one bearer token, in the header Authorization.");
        };
    }
}
