package io.leasehold.depot.product;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * An import that has come to its end.
 *
 * @param fileName as its sender called it, if that is known
 * @param partial whether good lines were to be written beside bad ones
 */
public record PastImport(UUID id, @Nullable String fileName, UserId importedBy, Instant startedAt, Instant finishedAt,
        ImportOutcome outcome, boolean partial, int created, int updated, int failed) {
    /** Whether everything in the file was written. */
    public boolean whole() {
        return outcome == ImportOutcome.DONE && failed == 0;
    }
}
