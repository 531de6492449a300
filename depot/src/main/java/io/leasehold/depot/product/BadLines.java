package io.leasehold.depot.product;

import java.util.ArrayList;
import java.util.List;

/** What was wrong in a file: all of its lines counted, and the first errors kept. */
final class BadLines {
    /** So many errors are told; who has more of them has one cause. */
    static final int MOST = 1_000;

    private final List<BadLine> first = new ArrayList<>();
    private int failed;

    /** Adds what is wrong in the line that follows the ones before. */
    void add(List<ImportError> errors, List<String> cells) {
        failed++;
        if (first.size() < MOST) {
            // As one text, since a thousand cells of one character each take fifty times as much.
            String line = BadLinesFile.line(cells);
            errors.stream().limit((long) MOST - first.size()).forEach(error -> first.add(new BadLine(error, line)));
        }
    }

    /** How many lines there are with something wrong. */
    int failed() {
        return failed;
    }

    List<BadLine> first() {
        return List.copyOf(first);
    }
}
