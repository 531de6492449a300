package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection that is out of its pool, and how its transactions are bound. */
public interface Lease {
    /** The pool's connection. */
    Connection connection();

    /** What binds a transaction on it: to a tenant, or to nobody. */
    Bind bind();

    /**
     * A comment that stands in front of each statement, where the connection serves several sets of the same tables: the name that the server gives to a
     * statement then belongs to one of them. Empty where there is one.
     */
    String mark();

    /** Whether what is set on the session may reach others, because a pooler hands the session on at the end of each transaction. */
    boolean pooled();

    /** Told when a statement's name turned out to be older than its tables, as it may be on other connections to the same tables. */
    default void outdated() {}

    /** Gives the connection back for others. */
    void giveBack() throws SQLException;

    /** Has the connection closed, since others might meet what was left behind. */
    void discard() throws SQLException;
}
