package io.leasehold.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers for whatever handlers and their surroundings throw, after an application's own {@code @ExceptionHandler} methods. */
public final class ProblemExceptionResolver implements HandlerExceptionResolver {
    private final ProblemTranslator translator;
    private final ProblemWriter writer;

    public ProblemExceptionResolver(ProblemTranslator translator, ProblemWriter writer) {
        this.translator = translator;
        this.writer = writer;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
            @Nullable Object handler, Exception failure) {
        // Spring Security answers for its own; half an answer cannot be mended, only broken off, so that nobody takes it for a whole one.
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException
                || response.isCommitted()) {
            return null;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return new ModelAndView();
        }
        try {
            writer.write(request, response, translator.translate(failure));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return new ModelAndView();
    }
}
