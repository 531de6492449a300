package io.leasehold.benchmarks;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks of which the first is the most popular: the one of rank n comes by n to the minus s. */
final class Zipf {
    private final double[] upTo;
    private final Random random;

    Zipf(int ranks, double s, long seed) {
        this.upTo = new double[ranks];
        this.random = new Random(seed);
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1.0, -s);
            upTo[rank] = sum;
        }
    }

    /** A rank from 0. */
    int draw() {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return found < 0 ? -found - 1 : found;
    }
}
