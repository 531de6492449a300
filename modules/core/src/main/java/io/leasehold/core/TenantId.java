package io.leasehold.core;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a tenant for ever: a UUID that is never reused, whatever happens to the name and the slug. */
public record TenantId(UUID value) {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads the canonical lower-case form; anything else is no id. */
    public static Optional<TenantId> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(new TenantId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
