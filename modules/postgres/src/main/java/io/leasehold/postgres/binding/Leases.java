package io.leasehold.postgres.binding;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;

/** Where connections are leased. */
public interface Leases extends AutoCloseable {
    /** A connection to where the rows of this tenant are; of nobody's without one. */
    Lease lease(@Nullable Tenant tenant) throws SQLException;

    /** How many are out. */
    int leased();

    /** How many there are to where work without a tenant goes. */
    int open();

    /** What watches the pool in this way, for metrics; null where nothing does. */
    default <T> @Nullable T watching(Class<T> type) {
        return null;
    }

    @Override
    void close();
}
