package io.leasehold.depot.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was wrong in a file: all of it counted, and the beginning kept. */
final class BadLines {
    /** So many errors are told; who has more of them has one cause. */
    static final int MOST = 1_000;

    private final List<BadLine> first = new ArrayList<>();
    private int failed;
    private long last;

    /** Adds what was wrong in the part of the file that follows the parts before. */
    void add(List<BadLine> part) {
        List<BadLine> ordered = new ArrayList<>(part);
        ordered.sort(Comparator.comparingLong(bad -> bad.error().line()));
        for (BadLine bad : ordered) {
            if (bad.error().line() != last) {
                failed++;
                last = bad.error().line();
            }
            if (first.size() < MOST) {
                first.add(bad);
            }
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
