package io.leasehold.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was measured of one variant in one case: a slice of operations each round. */
final class Series {
    private final List<long[]> slices = new ArrayList<>();
    private long turns;

    void add(long[] nanos, long turnsOfSlice) {
        slices.add(nanos);
        turns += turnsOfSlice;
    }

    /** How long half of all single operations took at most, in microseconds. */
    double typicalMicros() {
        return Spread.of(slices.stream().flatMapToLong(Arrays::stream).mapToDouble(nanos -> nanos / 1e3).toArray())
                .median();
    }

    /** How often an operation waited for the server. */
    double turnsPerOperation() {
        return (double) turns / slices.stream().mapToInt(slice -> slice.length).sum();
    }

    /** How many times as long as the other it took, round by round. */
    Spread ratioTo(Series other) {
        double[] ratios = new double[slices.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = mean(slices.get(round)) / mean(other.slices.get(round));
        }
        return Spread.of(ratios);
    }

    private static double mean(long[] nanos) {
        return Arrays.stream(nanos).average().orElseThrow();
    }
}
