package io.leasehold.depot.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.core.UuidV7;
import io.leasehold.web.Problem;

/**
 * Writes the products of a file: new ones, and over those that have the same SKU. The file is read twice, once to find what is wrong, and once more
 * inside one transaction to write. Memory does not grow with the file, one import goes on at a time for each organization, and few at all.
 */
@Service
public class ProductImport {
    private final ProductUpserts upserts;
    private final ProductRules rules;
    private final ImportRepository imports;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Semaphore atOnce;

    ProductImport(ProductUpserts upserts, ProductRules rules, ImportRepository imports,
            TransactionOperations transaction, Clock clock,
            @Value("${leasehold.depot.imports-at-once:2}") int atOnce) {
        this.upserts = upserts;
        this.rules = rules;
        this.imports = imports;
        this.transaction = transaction;
        this.clock = clock;
        this.atOnce = new Semaphore(atOnce);
    }

    /**
     * Imports a file, and keeps a report of it whether or not it was written.
     *
     * @param partial whether the good lines are written where others are bad; nothing is written otherwise
     * @throws Problem when the file was refused, another one is being imported for the tenant, or too many are for others
     */
    public ImportReport run(Tenant tenant, UserId importer, ImportFile file, boolean partial) {
        if (!atOnce.tryAcquire()) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "Other files are being imported. Try again in a minute.");
        }
        try {
            Instant started = now();
            return run(tenant, file, partial, new Beginning(UuidV7.at(started), importer, started));
        } finally {
            atOnce.release();
        }
    }

    private ImportReport run(Tenant tenant, ImportFile file, boolean partial, Beginning beginning) {
        ImportCheck check = new ImportCheck(rules, partial);
        try {
            ProductFile.read(file.content(), check);
        } catch (UnreadableFileException unreadable) {
            BadLines bad = new BadLines();
            bad.add(List.of(unreadable.error()), List.of());
            throw refused(tenant, file, partial, beginning, bad, null);
        } catch (IOException failure) {
            throw new UncheckedIOException("Reading a file that was sent failed. Is the disk in order?", failure);
        }
        if (check.bad().failed() > 0 && !partial) {
            throw refused(tenant, file, false, beginning, check.bad(), check.headings());
        }
        return transaction.execute(_ -> write(tenant, file, partial, beginning, check));
    }

    private ImportReport write(Tenant tenant, ImportFile file, boolean partial, Beginning beginning,
            ImportCheck check) {
        if (!imports.lock(tenant)) {
            throw Problem.conflict("import_in_progress",
                    "Another file is being imported for this organization. Try again when it is done.");
        }
        ImportWriting writing = new ImportWriting(tenant, beginning.started(), upserts, check.wrong());
        try {
            ProductFile.readAgain(file.content(), writing);
        } catch (IOException | UnreadableFileException failure) {
            throw new IllegalStateException("A file that was just read could not be read again. Is the disk in order?",
                    failure);
        }
        writing.write();
        BadLines bad = check.bad();
        imports.insert(tenant, past(file, partial, beginning, ImportOutcome.DONE, writing.created(), writing.updated(),
                bad), check.headings(), bad.first());
        return new ImportReport(beginning.id(), writing.created(), writing.updated(), bad.failed(), errors(bad));
    }

    /** What is known of an import from its beginning on. */
    private record Beginning(UUID id, UserId importer, Instant started) {}

    private Problem refused(Tenant tenant, ImportFile file, boolean partial, Beginning beginning, BadLines bad,
            @Nullable Headings headings) {
        transaction.executeWithoutResult(_ -> imports.insert(tenant, past(file, partial, beginning,
                ImportOutcome.REFUSED, 0, 0, bad), headings, bad.first()));
        return Problem.of(HttpStatus.valueOf(422), "invalid_request",
                "Nothing was imported, because of errors in the file; see errors.")
                .with("id", beginning.id())
                .with("created", 0)
                .with("updated", 0)
                .with("failed", bad.failed())
                .with("errors", errors(bad));
    }

    private PastImport past(ImportFile file, boolean partial, Beginning beginning, ImportOutcome outcome, int created,
            int updated, BadLines bad) {
        return new PastImport(beginning.id(), file.name(), beginning.importer(), beginning.started(), now(), outcome,
                partial, created, updated, bad.failed());
    }

    private static List<ImportError> errors(BadLines bad) {
        return bad.first().stream().map(BadLine::error).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
