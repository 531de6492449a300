package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;

import io.leasehold.postgres.DatabaseAccess;

/**
 * Transactions of the app role that were open already when a drop began. They may be work of the tenant and write rows that nobody would look for again.
 */
final class OldTransactions {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private OldTransactions() {}

    /** Waits until they have ended, or for so long that they are not worth waiting for. */
    static void awaitEnd(DatabaseAccess database, Duration patience) {
        // Each role sees its own sessions; the owner would see that there are others, and not since when.
        try (Connection app = OwnerConnection.connect(database, database.app());
                PreparedStatement open = app
                        .prepareStatement("select count(*) filter (where xact_start < coalesce(?, now())), now() "
                                + "from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()")) {
            long deadline = System.nanoTime() + patience.toNanos();
            OffsetDateTime began = null;
            while (true) {
                open.setObject(1, began);
                try (ResultSet row = open.executeQuery()) {
                    row.next();
                    if (row.getLong(1) == 0 || System.nanoTime() > deadline) {
                        return;
                    }
                    began = began == null ? row.getObject(2, OffsetDateTime.class) : began;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw new ProvisioningException("Looking for open transactions failed: " + ProvisioningException.reason(e),
                    e);
        }
    }
}
