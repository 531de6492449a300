package io.leasehold.depot.product;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import io.leasehold.core.Tenant;
import io.leasehold.web.Problem;

/** Writes the products of a file: new ones, and over those that have the same SKU. One transaction, whatever the size. */
@Service
public class ProductImport {
    private static final int BATCH = 1_000;

    private final ProductUpserts upserts;
    private final ProductRules rules;
    private final TransactionOperations transaction;
    private final Clock clock;

    ProductImport(ProductUpserts upserts, ProductRules rules, TransactionOperations transaction, Clock clock) {
        this.upserts = upserts;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Imports a file.
     *
     * @param partial whether the good lines are written where others are bad; nothing is written otherwise
     */
    public ImportReport run(Tenant tenant, byte[] content, boolean partial) {
        ProductFile file;
        try {
            file = ProductFile.read(content);
        } catch (UnreadableFileException unreadable) {
            throw refused(1, List.of(unreadable.error()));
        }
        List<ImportError> errors = new ArrayList<>(file.errors());
        List<ProductFields> products = check(file, errors);
        errors.sort(Comparator.comparingLong(ImportError::line));
        int failed = (int) errors.stream().mapToLong(ImportError::line).distinct().count();
        if (failed > 0 && !partial) {
            throw refused(failed, errors);
        }
        int created = write(tenant, products, file.columns());
        return new ImportReport(created, products.size() - created, failed, errors);
    }

    private List<ProductFields> check(ProductFile file, List<ImportError> errors) {
        List<ProductFields> good = new ArrayList<>();
        Map<String, Long> firstLines = new HashMap<>();
        for (ProductLine line : file.lines()) {
            ProductLine.Read read = line.read();
            List<ImportError> wrong = new ArrayList<>(read.errors());
            rules.violations(read.product()).forEach(field -> wrong.add(ImportError.at(line.number(), field)));
            Long first = firstLines.putIfAbsent(read.product().sku(), line.number());
            if (first != null) {
                wrong.add(new ImportError(line.number(), Column.SKU.pointer(), "duplicate",
                        "The file has this SKU already, in line " + first + "."));
            }
            if (wrong.isEmpty()) {
                good.add(read.product());
            }
            errors.addAll(wrong);
        }
        return good;
    }

    private int write(Tenant tenant, List<ProductFields> products, Set<Column> columns) {
        // In the order of the SKU, so that two imports cannot wait for each other.
        List<ProductFields> ordered = products.stream().sorted(Comparator.comparing(ProductFields::sku)).toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Integer created = transaction.execute(status -> {
            int sum = 0;
            for (int start = 0; start < ordered.size(); start += BATCH) {
                List<ProductFields> batch = ordered.subList(start, Math.min(start + BATCH, ordered.size()));
                sum += upserts.write(tenant, batch, columns, now);
            }
            return sum;
        });
        return created == null ? 0 : created;
    }

    private static Problem refused(int failed, List<ImportError> errors) {
        ImportReport report = new ImportReport(0, 0, failed, errors);
        return Problem.of(HttpStatus.valueOf(422), "invalid_request",
                "Nothing was imported, because of errors in the file; see errors.")
                .with("created", 0)
                .with("updated", 0)
                .with("failed", failed)
                .with("errors", report.errors());
    }
}
