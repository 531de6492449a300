package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DataAccessException;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;

import static io.leasehold.postgres.provisioning.OwnerConnection.quoted;

/** Removes own databases, whoever is still connected to them. */
final class DatabaseRemover {
    /** The limit of connections by which PostgreSQL marks a database whose removal was cut off. */
    static final int INVALID = -2;

    private static final int ATTEMPTS = 5;

    private final Duration patience;

    DatabaseRemover(Duration patience) {
        this.patience = patience;
    }

    void remove(UUID id, Server server, String database) {
        try (OwnerConnection owner = OwnerConnection.openAlone(server.direct(), id, patience)) {
            Optional<Integer> limit = limit(owner, database);
            if (limit.isEmpty()) {
                return;
            }
            if (limit.get() != INVALID) {
                owner.run("alter database " + quoted(database) + " allow_connections false");
            }
            for (int attempt = 1;; attempt++) {
                sendAway(server.direct(), database);
                try {
                    owner.run("drop database if exists " + quoted(database) + " with (force)");
                    return;
                } catch (DataAccessException stillInUse) {
                    if (attempt == ATTEMPTS) {
                        throw stillInUse;
                    }
                }
            }
        }
    }

    private static Optional<Integer> limit(OwnerConnection owner, String database) {
        return owner.sql().sql("select datconnlimit from pg_database where datname = :name").param("name", database)
                .query(Integer.class).optional();
    }

    /** The owner may not end sessions of other roles, and each role may end its own. */
    private static void sendAway(DatabaseAccess access, String database) {
        try (Connection app = OwnerConnection.connect(access, access.app());
                PreparedStatement end = app.prepareStatement("select pg_terminate_backend(pid, 5000) "
                        + "from pg_stat_activity where datname = ? and usename = current_user")) {
            end.setString(1, database);
            end.execute();
        } catch (SQLException e) {
            throw new ProvisioningException("Ending the connections to " + database + " failed: " + e.getMessage(), e);
        }
    }
}
