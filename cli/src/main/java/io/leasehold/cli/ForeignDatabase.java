package io.leasehold.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.inspection.Conventions;
import picocli.CommandLine.Option;

/** A database that Leasehold did not make, and how it tells its tenants apart. */
final class ForeignDatabase {
    @Option(names = "--schema", required = true, split = ",", paramLabel = "<name>", description = "Where the tables of tenants are.")
    private List<String> schemas = new ArrayList<>();

    @Option(names = "--tenant-column", required = true, paramLabel = "<name>", description = "The column that says whose a row is.")
    private String column = "";

    @Option(names = "--app-role", required = true, split = ",", paramLabel = "<role>", description = "The role that the application works as.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--tenant-type", paramLabel = "<type>", defaultValue = "uuid", description = "Type of that column, such as bigint or text (default: uuid).")
    private String type = "uuid";

    @Option(names = "--setting", paramLabel = "<name>", defaultValue = "app.tenant", description = "The setting that says which tenant is bound (default: app.tenant).")
    private String setting = "app.tenant";

    @Option(names = "--exempt", split = ",", paramLabel = "<table>", description = "Tables that belong to no tenant, such as public.countries.")
    private List<String> exempt = new ArrayList<>();

    @Option(names = "--user", paramLabel = "<role>", description = "Who connects, needing no rights but to connect (default: $$PGUSER).")
    private @Nullable String user;

    @Option(names = "--password", interactive = true, arity = "0", description = "Ask for the password (default: $$PGPASSWORD, else ~/.pgpass).")
    private char @Nullable [] password;

    Conventions conventions() {
        return new Conventions(schemas, column, type, setting, roles, Set.copyOf(exempt));
    }

    /** A connection that can change nothing, by its transaction: what is set for a session would stay behind in a pooler. */
    Connection connect(String url, Map<String, String> environment) throws SQLException {
        requireAddress(url);
        Properties properties = new Properties();
        properties.putAll(DatabaseAccess.PATIENCE);
        properties.setProperty("readOnly", "true");
        properties.setProperty("ApplicationName", "leasehold inspect");
        put(properties, "user", user == null ? environment.get("PGUSER") : user);
        put(properties, "password", password == null ? environment.get("PGPASSWORD") : new String(password));
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void requireAddress(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CommandFailedException(
                    "The database to inspect is not named: give --url jdbc:postgresql://host:port/"
                            + "database.");
        }
        if (url.matches("(?i).*[?&]password=.*") || url.contains("@")) {
            throw new CommandFailedException(
                    "The address has a password in it, which everybody on this machine can read. "
                            + "Put it into PGPASSWORD or ~/.pgpass, or say --password to be asked.");
        }
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.setProperty(name, value);
        }
    }
}
