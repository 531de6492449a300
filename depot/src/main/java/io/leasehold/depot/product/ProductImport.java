package io.leasehold.depot.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.web.Problem;

/**
 * Writes the products of a file: new ones, and over those that have the same SKU. One transaction, and memory for a part of the file, whatever its
 * size; one import at a time for each organization.
 */
@Service
public class ProductImport {
    private final ProductUpserts upserts;
    private final ProductRules rules;
    private final ImportRepository imports;
    private final TransactionOperations transaction;
    private final Clock clock;

    ProductImport(ProductUpserts upserts, ProductRules rules, ImportRepository imports,
            TransactionOperations transaction, Clock clock) {
        this.upserts = upserts;
        this.rules = rules;
        this.imports = imports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Imports a file, and keeps a report of it whether or not it was written.
     *
     * @param partial whether the good lines are written where others are bad; nothing is written otherwise
     * @throws Problem when the file was refused, or another one is being imported
     */
    public ImportReport run(Tenant tenant, UserId importer, ImportFile file, boolean partial) {
        Instant started = now();
        UUID id = UuidV7.at(started);
        Written written = transaction.execute(status -> {
            if (!imports.lock(tenant)) {
                throw Problem.conflict("import_in_progress",
                        "Another file is being imported for this organization. Try again when it is done.");
            }
            ImportRun.Finished finished = read(new ImportRun(tenant, id, started, rules, upserts), file);
            boolean refused = finished.headings() == null || (finished.failed() > 0 && !partial);
            if (refused) {
                status.setRollbackOnly();
                return new Written(finished.undone(), true);
            }
            keep(tenant, importer, file, partial, id, started, ImportOutcome.DONE, finished);
            return new Written(finished, false);
        });
        ImportRun.Finished finished = written.finished();
        if (written.refused()) {
            keep(tenant, importer, file, partial, id, started, ImportOutcome.REFUSED, finished);
            throw refused(id, finished);
        }
        return new ImportReport(id, finished.created(), finished.updated(), finished.failed(), finished.errors());
    }

    private record Written(ImportRun.Finished finished, boolean refused) {}

    private static ImportRun.Finished read(ImportRun run, ImportFile file) {
        try {
            ProductFile.read(file.content(), run);
            run.write();
            return run.finished();
        } catch (UnreadableFileException unreadable) {
            return ImportRun.Finished.unreadable(unreadable.error());
        } catch (IOException failure) {
            throw new UncheckedIOException("Reading a file that was sent failed. Is the disk in order?", failure);
        }
    }

    private void keep(Tenant tenant, UserId importer, ImportFile file, boolean partial, UUID id, Instant started,
            ImportOutcome outcome, ImportRun.Finished finished) {
        PastImport past = new PastImport(id, file.name(), importer, started, now(), outcome, partial, finished
                .created(),
                finished.updated(), finished.failed());
        transaction.executeWithoutResult(_ -> imports.insert(tenant, past, finished.headings(), finished.bad()));
    }

    private static Problem refused(UUID id, ImportRun.Finished finished) {
        return Problem.of(HttpStatus.valueOf(422), "invalid_request",
                "Nothing was imported, because of errors in the file; see errors.")
                .with("id", id)
                .with("created", 0)
                .with("updated", 0)
                .with("failed", finished.failed())
                .with("errors", finished.errors());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
