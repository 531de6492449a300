package io.leasehold.depot.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/** A text without control characters, line breaks, and halves of characters, none of which the database or a page could show again. */
@Pattern(regexp = "^[^\\p{Cc}\\p{Cs}]*$")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface SingleLine {
    String message() default "must not contain line breaks or control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
