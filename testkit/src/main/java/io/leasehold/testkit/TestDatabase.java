package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/**
 * A database for tests.
 *
 * @param access its address and the four roles
 * @param administrator a superuser of the server
 */
public record TestDatabase(DatabaseAccess access, Credentials administrator) {
    /** The JDBC address. */
    public String url() {
        return access.url();
    }

    /** What a Spring Boot application needs to run upon this database. */
    public Map<String, Object> springProperties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("leasehold.postgres.url", access.url());
        put(properties, "owner", access.owner());
        put(properties, "app", access.app());
        put(properties, "lookup", access.lookup());
        put(properties, "operator", access.operator());
        return properties;
    }

    private static void put(Map<String, Object> properties, String duty, Credentials role) {
        properties.put("leasehold.postgres." + duty + ".username", role.username());
        properties.put("leasehold.postgres." + duty + ".password", role.password());
    }

    /** Lays the foundation and applies the migrations of the classpath, as an application does at its start. */
    public TestDatabase migrate() {
        DatabaseSetup.prepare(access, Migrations.control(access), Migrations.tenant(access));
        return this;
    }

    /** A connection that row-level security does not hold back, for setting up and for looking at what is really there. */
    public Connection superuser() throws SQLException {
        return connect(administrator);
    }

    /** A plain connection of a role, bound to no tenant; unqualified tables are looked for among tenant tables, then control tables. */
    public Connection connect(Credentials role) throws SQLException {
        return DriverManager.getConnection(access.url() + "?currentSchema=shared,control,leasehold", role.username(),
                role
                        .password());
    }
}
