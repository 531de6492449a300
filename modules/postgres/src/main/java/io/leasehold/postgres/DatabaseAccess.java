package io.leasehold.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How a database is reached: its address, and who connects for which duty.
 *
 * @param url JDBC address, without user and password
 * @param owner owns all objects and runs migrations
 * @param app does the work of tenants
 * @param lookup reads what has to be known before a tenant is
 * @param operator does audited work across tenants
 */
public record DatabaseAccess(String url, Credentials owner, Credentials app, Credentials lookup, Credentials operator) {
    /** The schema of the control tables. */
    public static final String CONTROL_SCHEMA = "control";

    /** The schema of the tenant tables that tenants share. */
    public static final String TENANT_SCHEMA = "shared";

    /** The schema of Leasehold's own functions. */
    public static final String FUNCTIONS_SCHEMA = "leasehold";

    /** What the driver is told, so that nobody waits for ever for a server that takes connections and says nothing. The address may say otherwise. */
    public static final Map<String, String> PATIENCE = Map.of("connectTimeout", "10", "loginTimeout", "10",
            "tcpKeepAlive", "true");

    private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql://[^/?]*/)([^?]*)(\\?.*)?");

    /** The same roles at another address. */
    public DatabaseAccess withUrl(String other) {
        return new DatabaseAccess(other, owner, app, lookup, operator);
    }

    /** Another database on the same server. */
    public DatabaseAccess at(String database) {
        Matcher address = parsed();
        return withUrl(address.group(1) + database + (address.group(3) == null ? "" : address.group(3)));
    }

    /** The name of the database that the address leads to. */
    public String database() {
        return parsed().group(2);
    }

    /** A connection of one's own, outside of all pools, which the caller closes. */
    public Connection connect(Credentials role) throws SQLException {
        return connect(role, Map.of());
    }

    /** The same, with more settings of the driver. */
    public Connection connect(Credentials role, Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(url, properties(role, settings));
    }

    /** Connections of a role that are opened one by one, and look for tables in this schema. */
    public DataSource unpooled(Credentials role, String schema) {
        return new DriverManagerDataSource(url, properties(role, Map.of("currentSchema", schema + ","
                + FUNCTIONS_SCHEMA)));
    }

    /** What the driver is told for such a connection. */
    public static Properties properties(Credentials role, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.putAll(PATIENCE);
        properties.setProperty("user", role.username());
        properties.setProperty("password", role.password());
        properties.putAll(settings);
        return properties;
    }

    private Matcher parsed() {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalArgumentException("The address of a database has to look like "
                    + "jdbc:postgresql://host:port/database, so that others on the same server can be reached.");
        }
        return address;
    }
}
