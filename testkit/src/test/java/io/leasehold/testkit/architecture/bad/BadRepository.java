package io.leasehold.testkit.architecture.bad;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.postgresql.PGConnection;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;

/** Forgets for whom, and goes its own way to the database. */
class BadRepository {
    List<String> all() {
        return List.of();
    }

    Connection open(Tenant tenant) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql:" + tenant.slug());
    }

    HikariDataSource pool(Tenant tenant) {
        return new HikariDataSource();
    }

    PGConnection raw(Tenant tenant, Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class);
    }
}
