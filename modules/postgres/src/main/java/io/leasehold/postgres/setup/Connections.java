package io.leasehold.postgres.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.leasehold.postgres.Credentials;

/** Opens single connections for setting up; work of tenants goes through pools. */
final class Connections {
    private Connections() {}

    static Connection open(String url, Credentials role) {
        try {
            return DriverManager.getConnection(url, role.username(), role.password());
        } catch (SQLException e) {
            throw DatabaseSetupException.unreachable(url, role.username(), e);
        }
    }
}
