package io.leasehold.benchmarks;

/** How far the database is. */
enum Distance {
    LOOPBACK("loopback"), NETWORK("0.3 ms added per turn");

    private final String title;

    Distance(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
