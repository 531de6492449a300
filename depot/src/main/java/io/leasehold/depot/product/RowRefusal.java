package io.leasehold.depot.product;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;

import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

import static java.util.stream.Collectors.joining;

/** Why a row could not be saved: what is wrong with its price, with its stock, and with neither of them. */
record RowRefusal(@Nullable String price, @Nullable String stock, @Nullable String other) {
    static RowRefusal of(Problem refusal) {
        if (refusal.status() == HttpStatus.PRECONDITION_FAILED) {
            return new RowRefusal(null, null, "Somebody else has changed this product since you opened it. "
                    + "Save once more to put yours over it.");
        }
        List<InvalidField> errors = refusal.properties().get("errors") instanceof List<?> list
                ? list.stream().filter(InvalidField.class::isInstance).map(InvalidField.class::cast).toList()
                : List.of();
        String price = sentences(errors, "/price");
        String stock = sentences(errors, "/stock");
        return new RowRefusal(price, stock, price == null && stock == null ? refusal.detail() : null);
    }

    private static @Nullable String sentences(List<InvalidField> errors, String pointer) {
        String sentences = errors.stream().filter(error -> error.pointer().equals(pointer))
                .map(error -> StringUtils.capitalize(error.detail())).collect(joining(" "));
        return sentences.isEmpty() ? null : sentences;
    }
}
