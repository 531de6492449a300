package io.leasehold.depot.product;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** The currency exists, and the price is an amount of it. */
@Constraint(validatedBy = PriceInCurrency.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface PriceInCurrency {
    String message() default "has to be an amount of its currency";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Says which of the two is wrong. Absent ones are others' concern. */
    final class Validator implements ConstraintValidator<PriceInCurrency, ProductFields> {
        @Override
        public boolean isValid(ProductFields product, ConstraintValidatorContext context) {
            if (isAbsent(product.currency())) {
                return true;
            }
            Optional<Currency> currency = Money.currency(product.currency());
            if (currency.isEmpty()) {
                return refuse(context, "currency", "has to be a code of ISO 4217 such as EUR");
            }
            if (isAbsent(product.price()) || Money.amount(product.price(), currency.get()).isPresent()) {
                return true;
            }
            int decimals = currency.get().getDefaultFractionDigits();
            return refuse(context, "price", "has to be an amount such as " + (decimals == 0
                    ? "120"
                    : "9." + "0".repeat(
                            decimals))
                    + ": digits, and at most " + decimals + " decimals behind a point");
        }

        @SuppressWarnings("ConstantValue")
        private static boolean isAbsent(String text) {
            // JSON and files leave out what a type says is there; reporting that belongs to @NotBlank.
            return text == null || text.isBlank();
        }

        private static boolean refuse(ConstraintValidatorContext context, String field, String message) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(message).addPropertyNode(field).addConstraintViolation();
            return false;
        }
    }
}
