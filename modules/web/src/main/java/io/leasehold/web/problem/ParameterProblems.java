package io.leasehold.web.problem;

import java.util.Optional;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;

import io.leasehold.web.Problem;

/**
 * What to answer where Tomcat could not read a request's parameters: percent signs that encode nothing, too many of them, a form that is too large, a
 * file with a NUL in its name. It says so to whoever asks for a parameter first, often a filter.
 */
final class ParameterProblems {
    private static final boolean TOMCAT = ClassUtils.isPresent("org.apache.tomcat.util.http.InvalidParameterException",
            ParameterProblems.class.getClassLoader());

    private ParameterProblems() {}

    static Optional<Problem> translate(Throwable failure) {
        // By its name alone: Tomcat keeps its copy of Commons FileUpload to itself, and may move it.
        if (failure.getClass().getSimpleName().equals("InvalidFileNameException")) {
            return Optional.of(Problem.malformed("The name of a file has characters that no name has."));
        }
        return TOMCAT ? OfTomcat.translate(failure) : Optional.empty();
    }

    /** Loaded only where Tomcat is there. */
    private static final class OfTomcat {
        static Optional<Problem> translate(Throwable failure) {
            return failure instanceof InvalidParameterException refusal
                    ? Optional.ofNullable(HttpStatus.resolve(refusal.getErrorCode())).filter(
                            HttpStatus::is4xxClientError).map(RequestProblems::ofStatus)
                    : Optional.empty();
        }
    }
}
