package io.leasehold.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.util.StringUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** Which values break their constraints (Bean Validation), named as they are named in JSON. */
public final class ValidationProblems {
    private static final Set<String> ABSENT = Set.of("NotNull", "NotBlank", "NotEmpty");
    private static final Set<String> LENGTH = Set.of("Size", "Length");
    private static final Set<String> RANGE = Set.of("Min", "Max", "DecimalMin", "DecimalMax", "Positive",
            "PositiveOrZero", "Negative", "NegativeOrZero", "Range", "Digits");

    private final UnaryOperator<String> jsonName;

    /** @param jsonName how a property is called in JSON */
    public ValidationProblems(UnaryOperator<String> jsonName) {
        this.jsonName = jsonName;
    }

    /** What is wrong with an object that was validated without being the body of a request, such as a line of a file. */
    public List<InvalidField> fieldsOf(Errors errors) {
        return errors.getAllErrors().stream().map(this::field).toList();
    }

    Problem fields(Errors errors) {
        return Problem.invalid(fieldsOf(errors));
    }

    Problem parameters(HandlerMethodValidationException invalid) {
        List<InvalidField> fields = new ArrayList<>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            if (result.getMethodParameter().hasParameterAnnotation(PathVariable.class)) {
                return Problem.notFound();
            }
            if (result instanceof ParameterErrors errors) {
                String element = result.getContainerIndex() == null ? "" : "/" + result.getContainerIndex();
                errors.getAllErrors().stream().map(this::field).map(field -> new InvalidField(element + field.pointer(),
                        field.code(), field.detail())).forEach(fields::add);
            } else {
                String name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors().forEach(error -> fields.add(invalid("/" + jsonName.apply(name), error)));
            }
        }
        return Problem.invalid(fields);
    }

    private InvalidField field(ObjectError error) {
        return invalid(error instanceof FieldError field ? pointer(field.getField()) : "", error);
    }

    private static InvalidField invalid(String pointer, MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        return new InvalidField(pointer, code(constraint), detail(error.getDefaultMessage()));
    }

    private static String code(String constraint) {
        if (ABSENT.contains(constraint)) {
            return "required";
        }
        if (LENGTH.contains(constraint)) {
            return "invalid_length";
        }
        return RANGE.contains(constraint) ? "out_of_range" : "invalid_value";
    }

    /** The constraint's own message, in the language of the request, as a sentence. */
    private static String detail(@Nullable String message) {
        return message == null || message.isEmpty()
                ? "This value is not one that is allowed here."
                : StringUtils
                        .capitalize(message) + (message.endsWith(".") ? "" : ".");
    }

    /** {@code lines[0].unitPrice} is {@code /lines/0/unit_price}. */
    private String pointer(String path) {
        StringBuilder pointer = new StringBuilder();
        for (String part : path.split("[.\\[\\]]+", -1)) {
            if (!part.isEmpty()) {
                boolean index = part.chars().allMatch(Character::isDigit);
                pointer.append('/').append(index ? part : jsonName.apply(part));
            }
        }
        return pointer.toString();
    }
}
