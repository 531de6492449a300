package io.leasehold.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The middle of a number of values, and where their middle half lies. */
record Spread(double lower, double median, double upper) {
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no middle of no values: measure at least once.");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    static Spread of(Collection<Double> values) {
        return of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** So many of a hundred values are not above it. */
    static double percentile(int percent, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, percent / 100.0);
    }

    /** Between two values where none is exactly there. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "**%.2f** (%.2f–%.2f)", median, lower, upper);
    }
}
