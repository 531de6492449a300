package io.leasehold.depot.product;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an import ended: with its good lines written, or with nothing written. */
public enum ImportOutcome {
    DONE, REFUSED;

    /** As it is written in JSON and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportOutcome of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
