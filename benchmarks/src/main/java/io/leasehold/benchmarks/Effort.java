package io.leasehold.benchmarks;

/**
 * How much is measured.
 *
 * @param tasksEach how many tasks each tenant has
 * @param near at loopback
 * @param far with time added per turn
 * @param starts how often Depot is started on a fresh folder, and again on an existing one
 * @param imports of a large file, one in each round
 */
record Effort(int tenants, int tasksEach, Rounds near, Rounds far, int starts, Rounds imports) {
    /**
     * Rounds of one case.
     *
     * @param warmUp rounds that do not count
     * @param slice operations of each variant in a round
     */
    record Rounds(int warmUp, int counted, int slice) {}

    static final Effort FULL = new Effort(1_000, 100, new Rounds(25, 101, 200), new Rounds(3, 31, 60), 5,
            new Rounds(3, 11, 1));
    static final Effort QUICK = new Effort(100, 100, new Rounds(5, 9, 100), new Rounds(1, 5, 20), 1,
            new Rounds(1, 3, 1));

    Rounds at(Distance distance) {
        return switch (distance) {
            case LOOPBACK -> near;
            case NETWORK -> far;
        };
    }
}
