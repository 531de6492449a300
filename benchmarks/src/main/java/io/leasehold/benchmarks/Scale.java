package io.leasehold.benchmarks;

import java.util.List;

/**
 * How large that is made which is measured at scale.
 *
 * @param tenants numbers of tenants in shared tables
 * @param rows of all of them together
 * @param schemas own schemas on one server
 * @param databases own databases on one server
 * @param directory how many tenants there are when Depot starts, at most
 * @param sample how many schemas Flyway migrates, each time
 * @param rounds of what takes milliseconds
 * @param runs of what takes seconds
 */
record Scale(List<Integer> tenants, int rows, int schemas, int databases, int directory, int sample, int rounds,
        int runs) {
    static final Scale FULL = new Scale(List.of(1_000, 10_000, 100_000), 500_000, 1_000, 300, 100_000, 12, 31, 5);
    static final Scale QUICK = new Scale(List.of(100, 1_000, 10_000), 100_000, 60, 30, 10_000, 4, 5, 2);
}
