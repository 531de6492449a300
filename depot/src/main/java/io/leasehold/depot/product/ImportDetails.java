package io.leasehold.depot.product;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/** A past import with the first of its errors. */
public record ImportDetails(UUID id, @Nullable String fileName, UserId importedBy, Instant startedAt,
        Instant finishedAt, ImportOutcome outcome, boolean partial, int created, int updated, int failed,
        List<ImportError> errors) {
    static ImportDetails of(PastImport past, List<ImportError> errors) {
        return new ImportDetails(past.id(), past.fileName(), past.importedBy(), past.startedAt(), past.finishedAt(),
                past.outcome(), past.partial(), past.created(), past.updated(), past.failed(), errors);
    }
}
