package io.leasehold.depot.product;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The first reading of a file: finds all that is wrong in it, so that the second one has nothing to do but write, and holds rows for no longer than that takes. */
final class ImportCheck implements ProductFile.Lines {
    /** Who has so many wrong lines in a file of which nothing will be written need not wait for the rest. */
    private static final int ENOUGH = 10_000;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final ProductRules rules;
    private final boolean partial;
    private final Map<Long, Integer> lineOfSku = new HashMap<>();
    private final BadLines bad = new BadLines();
    private final BitSet wrong = new BitSet();
    private @Nullable Headings headings;
    private int lines;

    ImportCheck(ProductRules rules, boolean partial) {
        this.rules = rules;
        this.partial = partial;
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
        if (errors.isEmpty()) {
            Integer earlier = lineOfSku.putIfAbsent(fingerprint(read.product().sku()), (int) line.number());
            if (earlier != null) {
                errors.add(line.error(Column.SKU, "duplicate", "The file has this SKU already, in line " + earlier
                        + ". Leave one of the two lines out."));
            }
        }
        add(errors, line.cells());
    }

    @Override
    public void ragged(ImportError error, List<String> cells) {
        add(List.of(error), cells);
    }

    @Override
    public boolean enough() {
        return !partial && bad.failed() >= ENOUGH;
    }

    private void add(List<ImportError> errors, List<String> cells) {
        if (!errors.isEmpty()) {
            wrong.set(lines);
            bad.add(errors, cells);
        }
        lines++;
    }

    BadLines bad() {
        return bad;
    }

    /** The lines that are not to be written, counted from 0 below the headings. */
    BitSet wrong() {
        return wrong;
    }

    @Nullable
    Headings headings() {
        return headings;
    }

    /** FNV-1a in 64 bits. The SKUs of half a million lines would fill the memory; that two different ones have one fingerprint is less likely than a broken disk. */
    private static long fingerprint(String sku) {
        long hash = FNV_OFFSET;
        for (int place = 0; place < sku.length(); place++) {
            hash = (hash ^ sku.charAt(place)) * FNV_PRIME;
        }
        return hash;
    }
}
