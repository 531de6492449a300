package io.leasehold.web.problem;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.leasehold.web.Problem;

/** Answers with a problem: the one place where answers of this kind are written, whichever layer refused. */
public final class ProblemWriter {
    private static final String ATTRIBUTE = ProblemWriter.class.getName();

    private final RequestTrace trace;
    private final Audience audience;

    public ProblemWriter(RequestTrace trace, Audience audience) {
        this.trace = trace;
        this.audience = audience;
    }

    /** Answers, unless an answer has already left. Pages are left to the error dispatch, which finds the problem by {@link #kept}. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        problem.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (audience.wantsPage(request) && request.getDispatcherType() != DispatcherType.ERROR) {
            request.setAttribute(ATTRIBUTE, problem);
            response.sendError(problem.status().value());
            return;
        }
        byte[] body = ProblemBody.json(problem, trace.idOf(request));
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setContentType(ProblemBody.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The problem for which an error dispatch is to give a page. */
    public static Optional<Problem> kept(ServletRequest request) {
        return Optional.ofNullable((Problem) request.getAttribute(ATTRIBUTE));
    }
}
