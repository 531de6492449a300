package io.leasehold.web.problem;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;

/** The first filter: gives each request its trace id, also in log lines, and keeps answers of the API out of every cache, whoever gives them. */
public final class RequestTraceFilter implements Filter {
    private static final String TRACE_ID = "traceId";

    private final RequestTrace trace;
    private final Audience audience;

    public RequestTraceFilter(RequestTrace trace, Audience audience) {
        this.trace = trace;
        this.audience = audience;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException,
            ServletException {
        if (request instanceof HttpServletRequest http && audience.isPrivate(http)
                && response instanceof HttpServletResponse answer) {
            answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
        String before = MDC.get(TRACE_ID);
        MDC.put(TRACE_ID, trace.idOf(request));
        try {
            chain.doFilter(request, response);
        } finally {
            if (before == null) {
                MDC.remove(TRACE_ID);
            } else {
                MDC.put(TRACE_ID, before);
            }
        }
    }
}
