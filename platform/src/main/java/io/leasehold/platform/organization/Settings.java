package io.leasehold.platform.organization;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.leasehold.web.InvalidField;
import tools.jackson.databind.json.JsonMapper;

/** What an application keeps for an organization, as a JSON object of limited size. */
final class Settings {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 16_384;

    private Settings() {}

    static Optional<InvalidField> complaint(Map<String, Object> settings) {
        if (JSON.writeValueAsString(settings).length() > LONGEST) {
            return Optional.of(wrong("too_long", "Settings are at most " + LONGEST + " characters of JSON."));
        }
        // PostgreSQL stores every character but this one.
        return hasNul(settings)
                ? Optional.of(wrong("invalid_value", "Settings have no character U+0000."))
                : Optional
                        .empty();
    }

    private static boolean hasNul(Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') >= 0;
            case Map<?, ?> object -> hasNul(object.keySet()) || hasNul(object.values());
            case Collection<?> array -> array.stream().anyMatch(item -> item != null && hasNul(item));
            default -> false;
        };
    }

    private static InvalidField wrong(String code, String detail) {
        return new InvalidField("/settings", code, detail);
    }
}
