package io.leasehold.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL for tests: one server for the JVM, as many databases as wanted, each with roles of its own.
 *
 * <pre>{@code
 * TestDatabase database = TestPostgres.newDatabase();
 * new SpringApplicationBuilder(Application.class).properties(database.springProperties()).run();
 * }</pre>
 */
public final class TestPostgres {
    private static final Credentials ADMINISTRATOR = new Credentials("postgres", "");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new, empty database with the roles and schemas of the administrator's script; the server starts with the first one. */
    public static TestDatabase newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection
                        .createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Creating the database " + name + " for a test failed.", e);
        }
        DatabaseAccess access = new DatabaseAccess(url, role(name, "owner"), role(name, "app"), role(name, "lookup"),
                role(
                        name, "operator"));
        DatabaseSetup.administer(access, ADMINISTRATOR);
        return new TestDatabase(access, ADMINISTRATOR);
    }

    private static Credentials role(String database, String duty) {
        return new Credentials(database + "_" + duty, database + "-" + duty + "-password");
    }

    /** Started by the first use, stopped with the JVM. Durability is of no use here. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("leasehold-test-postgres");
                return EmbeddedPostgres.builder().setDataDirectory(folder)
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("full_page_writes", "off").setLocaleConfig("locale", "C").setLocaleConfig(
                                "locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8").start();
            } catch (IOException e) {
                throw new UncheckedIOException("Starting PostgreSQL for tests failed.", e);
            }
        }
    }
}
