package io.leasehold.web.problem;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import jakarta.servlet.ServletRequest;

/** The id by which an answer and the log lines of its request find each other. */
public final class RequestTrace {
    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private final Supplier<Optional<String>> tracer;

    /** @param tracer the id of the current trace, where something traces */
    public RequestTrace(Supplier<Optional<String>> tracer) {
        this.tracer = tracer;
    }

    /** The same id, however often it is asked for. */
    public String idOf(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = tracer.get().orElseGet(RequestTrace::random);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of a request that may never have become one of the application. */
    static String known(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : random();
    }

    private static String random() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
