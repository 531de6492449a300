package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.UUID;

/** What a transaction proves its tenant with to one database. */
public interface Proof {
    /**
     * The capability for a transaction. Known to the database already, and for long enough.
     *
     * @param begins whether it begins now; otherwise the one that it was bound with before, which may be older than others are now
     */
    UUID capability(boolean begins) throws SQLException;

    /** Told when the database did not believe one; answers whether the next transaction will have another. */
    boolean doubt();
}
