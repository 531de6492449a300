package io.leasehold.web.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers for requests that Spring Security's firewall holds to be hostile. */
public final class ProblemRejectedHandler implements RequestRejectedHandler {
    private final ProblemWriter writer;

    public ProblemRejectedHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        writer.write(request, response, RequestProblems.ofStatus(HttpStatus.BAD_REQUEST));
    }
}
