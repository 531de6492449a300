package io.leasehold.depot.listing;

import java.util.Locale;

/**
 * How many rows a list has in all. Nobody needs to know exactly how many thousands; counting them would cost what the list itself does not.
 *
 * @param rows how many there are at least
 * @param more whether there are more than that
 */
public record Total(int rows, boolean more) {
    private static final int MOST = 1_000;

    /** How many rows to count: one more tells that there are more. */
    public static final int ROWS_TO_COUNT = MOST + 1;

    /** From a number that was counted up to {@link #ROWS_TO_COUNT}. */
    public static Total of(int counted) {
        return new Total(Math.min(counted, MOST), counted > MOST);
    }

    /** The number as people read it. */
    @Override
    public String toString() {
        return String.format(Locale.ENGLISH, "%,d", rows) + (more ? "+" : "");
    }
}
