package io.leasehold.depot.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;

/** One import on its way, inside one transaction: checks lines, writes the good ones batch by batch, and keeps what was wrong with the others. */
final class ImportRun implements ProductFile.Lines {
    private static final int BATCH = 2_000;

    private final Tenant tenant;
    private final UUID id;
    private final Instant started;
    private final ProductRules rules;
    private final ProductUpserts upserts;
    private final Map<String, Good> batch = new LinkedHashMap<>();
    private final List<BadLine> bad = new ArrayList<>();
    private final BadLines badLines = new BadLines();
    private @Nullable Headings headings;
    private int created;
    private int updated;

    /** A line and the product that it is. */
    private record Good(ProductLine line, ProductFields product) {}

    ImportRun(Tenant tenant, UUID id, Instant started, ProductRules rules, ProductUpserts upserts) {
        this.tenant = tenant;
        this.id = id;
        this.started = started;
        this.rules = rules;
        this.upserts = upserts;
    }

    @Override
    public void begin(Headings found) {
        headings = found;
    }

    @Override
    public void line(ProductLine line) {
        ProductLine.Read read = line.read();
        List<ImportError> errors = new ArrayList<>(read.errors());
        rules.violations(read.product()).forEach(field -> errors.add(ImportError.at(line.number(), field)));
        Good earlier = errors.isEmpty()
                ? batch.putIfAbsent(read.product().sku(), new Good(line, read.product()))
                : null;
        if (earlier != null) {
            errors.add(duplicate(line, "in line " + earlier.line().number()));
        }
        errors.forEach(error -> bad.add(new BadLine(error, line.cells())));
        writeWhenFull();
    }

    @Override
    public void ragged(ImportError error, List<String> cells) {
        bad.add(new BadLine(error, cells));
        writeWhenFull();
    }

    private void writeWhenFull() {
        if (batch.size() >= BATCH || bad.size() >= BATCH) {
            write();
        }
    }

    /** Writes what has come together. To be called once more at the end. */
    void write() {
        if (headings != null && !batch.isEmpty()) {
            List<ProductFields> products = batch.values().stream().map(Good::product).toList();
            ProductUpserts.Written written = upserts.write(tenant, id, products, headings, started);
            created += written.created().size();
            updated += written.updated().size();
            reportEarlierOnes(written);
        }
        badLines.add(bad);
        batch.clear();
        bad.clear();
    }

    /** What was not written had been written by this import before. */
    private void reportEarlierOnes(ProductUpserts.Written written) {
        if (written.created().size() + written.updated().size() < batch.size()) {
            Set<String> all = written.all();
            batch.values().stream().filter(good -> !all.contains(good.product().sku())).map(Good::line).forEach(
                    line -> bad.add(new BadLine(duplicate(line, "further up"), line.cells())));
        }
    }

    private static ImportError duplicate(ProductLine line, String where) {
        return line.error(Column.SKU, "duplicate", "The file has this SKU already, " + where
                + ". Leave one of the two lines out.");
    }

    Finished finished() {
        return new Finished(created, updated, badLines.failed(), badLines.first(), headings);
    }

    /** What came of it. */
    record Finished(int created, int updated, int failed, List<BadLine> bad, @Nullable Headings headings) {
        /** Of a file that cannot be read to its end. */
        static Finished unreadable(ImportError error) {
            return new Finished(0, 0, 1, List.of(new BadLine(error, List.of())), null);
        }

        /** The same with nothing written. */
        Finished undone() {
            return new Finished(0, 0, failed, bad, headings);
        }

        List<ImportError> errors() {
            return bad.stream().map(BadLine::error).toList();
        }
    }
}
