package io.leasehold.web.problem;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body, and where. */
public final class BodyProblems {
    Problem translate(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case StreamConstraintsException _ -> RequestProblems.ofStatus(HttpStatus.CONTENT_TOO_LARGE);
            case UnrecognizedPropertyException unknown -> Problem.invalid(new InvalidField(pointer(unknown),
                    "unknown_field", "There is no such field here."));
            case MismatchedInputException mismatch when !isNoDocument(mismatch) -> Problem.invalid(invalid(mismatch));
            case InputCoercionException unfit when unfit.getPath().size() > 0 -> Problem.invalid(new InvalidField(
                    pointer(unfit), "invalid_value", "This number is too large or too small."));
            case DatabindException unusable when unusable.getPath().size() > 0 -> Problem.invalid(new InvalidField(
                    pointer(unusable), "invalid_value", "This value is not one that is allowed here."));
            case null, default -> Problem.malformed("The body is missing, or is not JSON.");
        };
    }

    /** Nothing at all, or something after the end: Jackson has no type of its own for these. */
    private static boolean isNoDocument(MismatchedInputException mismatch) {
        return mismatch.getPath().isEmpty() && (mismatch.getCurrentToken() == null || mismatch.getOriginalMessage()
                .startsWith("Trailing token"));
    }

    private static InvalidField invalid(MismatchedInputException mismatch) {
        JsonToken token = mismatch.getCurrentToken();
        // A number or a truth value that is left out, or null, where there has to be one.
        boolean absent = token == JsonToken.VALUE_NULL || token == JsonToken.END_OBJECT;
        return new InvalidField(pointer(mismatch), absent ? "required" : "invalid_value", expectation(mismatch
                .getTargetType()));
    }

    static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        List<JacksonException.Reference> path = failure.getPath();
        for (JacksonException.Reference reference : path) {
            String name = reference.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(reference.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    /** As JSON Pointer (RFC 6901) has it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String expectation(@Nullable Class<?> type) {
        String expected;
        if (type == null) {
            return "This value is not one that is allowed here.";
        } else if (type.isEnum()) {
            return "This is none of the words that are allowed here.";
        } else if (type == UUID.class) {
            expected = "an id";
        } else if (type == boolean.class || type == Boolean.class) {
            expected = "true or false";
        } else if (type == BigDecimal.class || type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            expected = "a number";
        } else if (Temporal.class.isAssignableFrom(type)) {
            expected = "a date or time";
        } else if (CharSequence.class.isAssignableFrom(type)) {
            expected = "a text";
        } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            expected = "a list";
        } else if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            expected = "an object";
        } else {
            return "This value is not one that is allowed here.";
        }
        return "This has to be " + expected + ".";
    }
}
