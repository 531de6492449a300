package io.leasehold.web.problem;

import java.util.Locale;
import java.util.Optional;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** What to answer where Spring MVC could not make a request into a call of its handler. */
public final class RequestProblems {
    private final BodyProblems bodies;
    private final ValidationProblems validation;

    public RequestProblems(BodyProblems bodies, ValidationProblems validation) {
        this.bodies = bodies;
        this.validation = validation;
    }

    Optional<Problem> translate(Throwable failure) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> Optional.of(bodies.translate(unreadable));
            case MethodArgumentNotValidException invalid -> Optional.of(validation.fields(invalid.getBindingResult()));
            case BindException invalid -> Optional.of(validation.fields(invalid.getBindingResult()));
            case HandlerMethodValidationException invalid when !invalid.isForReturnValue() ->
                Optional.of(validation.parameters(invalid));
            case MethodArgumentTypeMismatchException mismatch -> Optional.of(mismatch(mismatch));
            case MissingServletRequestParameterException missing -> Optional.of(required(missing.getParameterName()));
            case MissingServletRequestPartException missing -> Optional.of(required(missing.getRequestPartName()));
            case MissingRequestHeaderException missing ->
                Optional.of(Problem.malformed("The header " + missing.getHeaderName() + " is missing."));
            case MaxUploadSizeExceededException _ -> Optional.of(ofStatus(HttpStatus.CONTENT_TOO_LARGE));
            case MultipartException _ -> Optional.of(Problem.malformed("The parts of the body cannot be told apart."));
            case TypeMismatchException _ -> Optional.empty();
            case ErrorResponse answer -> ofStatus(answer.getStatusCode(), answer.getHeaders());
            default -> ParameterProblems.translate(failure);
        };
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        // What cannot be an id is the id of nothing.
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? Problem.notFound()
                : Problem.invalid(
                        new InvalidField("/" + mismatch.getName(), "invalid_value",
                                "This value cannot be read as what it "
                                        + "has to be."));
    }

    private static Problem required(String parameter) {
        return Problem.invalid(new InvalidField("/" + parameter, "required", "This parameter is missing."));
    }

    private static Optional<Problem> ofStatus(HttpStatusCode code, HttpHeaders headers) {
        HttpStatus status = HttpStatus.resolve(code.value());
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return Optional.empty();
        }
        Problem problem = ofStatus(status);
        headers.forEach((name, values) -> problem.withHeader(name, String.join(", ", values)));
        return Optional.of(problem);
    }

    /** What a bare status means. */
    public static Problem ofStatus(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> Problem.malformed("The request cannot be understood.");
            case UNAUTHORIZED -> Problem.unauthorized();
            case FORBIDDEN -> Problem.of(status, "forbidden", "You are not allowed to do this.");
            case NOT_FOUND -> Problem.notFound();
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method_not_allowed", "This address knows other methods.");
            case NOT_ACCEPTABLE ->
                Problem.of(status, "not_acceptable", "There is no answer in a form that you accept.");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.of(status, "unsupported_media_type",
                    "The body has a type that is not read here.");
            case CONTENT_TOO_LARGE ->
                Problem.of(status, "content_too_large", "The request is larger than is read here.");
            case SERVICE_UNAVAILABLE ->
                Problem.of(status, "unavailable", "The answer was not ready in time. Try again.");
            default -> status.is4xxClientError()
                    ? Problem.of(status, status.name().toLowerCase(Locale.ROOT),
                            "The request was refused.")
                    : Problem.of(status, "internal_error",
                            "Something went wrong here. Tell us the trace id if it goes on.");
        };
    }
}
