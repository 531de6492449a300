package io.leasehold.postgres.setup;

import java.sql.Connection;
import java.sql.SQLException;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** Opens single connections for setting up; work of tenants goes through pools. */
final class Connections {
    private Connections() {}

    static Connection open(DatabaseAccess access, Credentials role) {
        try {
            return access.connect(role);
        } catch (SQLException e) {
            throw DatabaseSetupException.unreachable(access.url(), role.username(), e);
        }
    }
}
