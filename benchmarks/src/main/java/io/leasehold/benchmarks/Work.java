package io.leasehold.benchmarks;

import java.sql.SQLException;
import java.util.UUID;

/**
 * The operations as one tool does them, each with a connection from the pool and back, and in a transaction of its own where that is asked for; they
 * answer how many rows they touched. Nothing but types of the JDK, since a tool may live in a class loader of its own.
 */
public interface Work {
    /** Reads one task by its id. */
    int point(UUID tenant, UUID task, boolean transaction) throws SQLException;

    /** Reads the first page of tasks. */
    int list(UUID tenant, boolean transaction) throws SQLException;

    /** Adds a task. */
    int insert(UUID tenant, UUID fresh, boolean transaction) throws SQLException;

    /** Reads an import together with what was wrong in it. */
    int join(UUID tenant, UUID imported, boolean transaction) throws SQLException;

    /** Name and version of the tool. */
    String tool();
}
