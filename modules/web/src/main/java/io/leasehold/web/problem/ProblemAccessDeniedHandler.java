package io.leasehold.web.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

import io.leasehold.web.Problem;

/** Answers for requests that Spring Security does not allow to the person who has signed in. */
public final class ProblemAccessDeniedHandler implements AccessDeniedHandler {
    private final ProblemWriter writer;

    public ProblemAccessDeniedHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        writer.write(request, response, failure instanceof CsrfException
                ? Problem.of(HttpStatus.FORBIDDEN,
                        "invalid_csrf_token",
                        "Changes made with a session cookie need the header X-CSRF-TOKEN of a current page.")
                : RequestProblems.ofStatus(HttpStatus.FORBIDDEN));
    }
}
