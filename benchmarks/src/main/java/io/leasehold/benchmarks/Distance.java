package io.leasehold.benchmarks;

/** How far the database is. */
enum Distance {
    LOOPBACK("loopback", ""), NETWORK("0.3 ms added per turn", "?socketFactory=" + DistantSocketFactory.class
            .getName());

    private final String title;
    private final String ofAddress;

    Distance(String title, String ofAddress) {
        this.title = title;
        this.ofAddress = ofAddress;
    }

    /** What the address of a database that far away has more. */
    String ofAddress() {
        return ofAddress;
    }

    @Override
    public String toString() {
        return title;
    }
}
