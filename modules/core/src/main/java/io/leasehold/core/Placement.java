package io.leasehold.core;

/** Where the rows of a tenant live. */
public sealed interface Placement {
    /** In tables that it shares with others, told apart by {@code tenant_id} and row-level security. */
    record SharedTables() implements Placement {}
}
