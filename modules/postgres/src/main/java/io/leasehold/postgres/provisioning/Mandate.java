package io.leasehold.postgres.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * Who acts upon a tenant from outside of it, and why; stands in the operator log.
 *
 * @param who such as the id of a user, or the name of a program
 * @param reason what the person gave as the reason, if anything
 */
public record Mandate(String who, @Nullable String reason) {
    public Mandate {
        if (who.isBlank()) {
            throw new IllegalArgumentException("Whoever acts upon a tenant has to be named: give a user's id, or the "
                    + "name of the program.");
        }
    }
}
