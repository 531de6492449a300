package io.leasehold.platform.organization;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.web.InvalidField;
import tools.jackson.databind.json.JsonMapper;

/** What an application keeps for an organization, as a JSON object of limited size. */
final class Settings {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 16_384;
    private static final int DIGITS = 30;
    private static final BigInteger LARGEST = BigInteger.TEN.pow(DIGITS);
    private static final String NUMBERS = "Numbers in settings have at most " + DIGITS
            + " digits before or behind the point.";

    private Settings() {}

    static Optional<InvalidField> complaint(Map<String, Object> settings) {
        return complaintAbout(settings).or(() -> JSON.writeValueAsString(settings).length() > LONGEST
                ? Optional.of(wrong("too_long", "Settings are at most " + LONGEST + " characters of JSON."))
                : Optional.empty());
    }

    private static Optional<InvalidField> complaintAbout(@Nullable Object value) {
        return switch (value) {
            case String text when !isText(text) ->
                Optional.of(wrong("invalid_value", "Settings have whole characters, and not U+0000."));
            case BigDecimal number when number.precision() > DIGITS || Math.abs(number.scale()) > DIGITS ->
                Optional.of(wrong("invalid_value", NUMBERS));
            case BigInteger number when number.abs().compareTo(LARGEST) >= 0 ->
                Optional.of(wrong("invalid_value", NUMBERS));
            case Map.Entry<?, ?> field -> complaintAbout(field.getKey()).or(() -> complaintAbout(field.getValue()));
            case Map<?, ?> object -> first(object.entrySet());
            case Collection<?> array -> first(array);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<InvalidField> first(Collection<?> values) {
        for (Object value : values) {
            Optional<InvalidField> complaint = complaintAbout(value);
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    /** What PostgreSQL stores as it is: every character but one, and no half of one. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(character -> character == 0 || Character.getType(
                character) == Character.SURROGATE);
    }

    private static InvalidField wrong(String code, String detail) {
        return new InvalidField("/settings", code, detail);
    }
}
