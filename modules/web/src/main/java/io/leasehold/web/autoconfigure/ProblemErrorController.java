package io.leasehold.web.autoconfigure;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import io.leasehold.web.Problem;
import io.leasehold.web.problem.Audience;
import io.leasehold.web.problem.ProblemBody;
import io.leasehold.web.problem.ProblemTranslator;
import io.leasehold.web.problem.ProblemWriter;
import io.leasehold.web.problem.RequestProblems;
import io.leasehold.web.problem.RequestTrace;

/**
 * Answers for what failed outside of handlers, and gives people a page: the template {@code error/404}, {@code error/4xx} and so on, with the members of the
 * problem as its model.
 */
@Controller
final class ProblemErrorController extends AbstractErrorController {
    private final ProblemTranslator translator;
    private final ProblemWriter writer;
    private final RequestTrace trace;
    private final Audience audience;

    ProblemErrorController(ErrorAttributes attributes, List<ErrorViewResolver> views, ProblemTranslator translator,
            ProblemWriter writer, RequestTrace trace, Audience audience) {
        super(attributes, views);
        this.translator = translator;
        this.writer = writer;
        this.trace = trace;
        this.audience = audience;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = ProblemWriter.kept(request).orElseGet(() -> problem(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (audience.wantsPage(request)) {
            Map<String, Object> model = new HashMap<>(ProblemBody.of(problem, trace.idOf(request)));
            ModelAndView page = resolveErrorView(request, response, problem.status(), model);
            if (page != null) {
                response.setStatus(problem.status().value());
                return page;
            }
        }
        writer.write(request, response, problem);
        return null;
    }

    private Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return translator.translate(failure);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // Whoever asks for this address itself asks for nothing.
        return RequestProblems.ofStatus(status == null ? HttpStatus.NOT_FOUND : status);
    }
}
