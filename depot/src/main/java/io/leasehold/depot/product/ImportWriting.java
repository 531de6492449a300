package io.leasehold.depot.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;

/** The second reading of a file, inside one transaction: writes the lines that were found to be good, batch by batch. */
final class ImportWriting implements ProductFile.Lines {
    private static final int BATCH = 2_000;

    private final Tenant tenant;
    private final Instant started;
    private final ProductUpserts upserts;
    private final BitSet wrong;
    private final List<ProductFields> batch = new ArrayList<>(BATCH);
    private @Nullable Headings headings;
    private int lines;
    private int created;
    private int updated;

    ImportWriting(Tenant tenant, Instant started, ProductUpserts upserts, BitSet wrong) {
        this.tenant = tenant;
        this.started = started;
        this.upserts = upserts;
        this.wrong = wrong;
    }

    @Override
    public void begin(Headings found) {
        headings = found;
    }

    @Override
    public void line(ProductLine line) {
        if (!wrong.get(lines++)) {
            batch.add(line.read().product());
        }
        if (batch.size() == BATCH) {
            write();
        }
    }

    @Override
    public void ragged(ImportError error, List<String> cells) {
        lines++;
    }

    /** Writes what has come together. To be called once more at the end. */
    void write() {
        if (headings != null && !batch.isEmpty()) {
            int made = upserts.write(tenant, batch, headings, started);
            created += made;
            updated += batch.size() - made;
            batch.clear();
        }
    }

    int created() {
        return created;
    }

    int updated() {
        return updated;
    }
}
