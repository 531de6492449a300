package io.leasehold.benchmarks;

/** How a tenant's work reaches the rows. */
enum Variant {
    /** The driver and the pool, a table without security, and the predicate alone. */
    PLAIN("plain", "plain"),
    /** Leasehold: the binding travels with the statement. */
    LEASEHOLD("Leasehold", "shared"),
    /** The tenant is set by a statement of its own at checkout. */
    SEPARATE("separate statement", "separate");

    private final String title;
    private final String schema;

    Variant(String title, String schema) {
        this.title = title;
        this.schema = schema;
    }

    /** Where its copy of the tables is. */
    String schema() {
        return schema;
    }

    @Override
    public String toString() {
        return title;
    }
}
