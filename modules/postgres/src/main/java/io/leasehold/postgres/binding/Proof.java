package io.leasehold.postgres.binding;

import java.sql.SQLException;
import java.util.UUID;

/** What a transaction proves its tenant with to one database. */
public interface Proof {
    /** The capability for a transaction that begins now. Known to the database already, and for long enough. */
    UUID capability() throws SQLException;

    /** Told when the database did not believe one; answers whether the next transaction will have another. */
    boolean doubt();
}
