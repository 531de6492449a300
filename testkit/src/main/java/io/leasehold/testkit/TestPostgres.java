package io.leasehold.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
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
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new database with the roles and schemas of the administrator's script; the server starts with the first one. */
    public static TestDatabase newDatabase() {
        TestDatabase database = emptyDatabase();
        DatabaseSetup.administer(database.access(), database.administrator());
        return database;
    }

    /** A new database in which nothing is; its roles do not exist before somebody makes them. */
    public static TestDatabase emptyDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("Creating the database " + name + " for a test failed.", e);
        }
        String url = "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name;
        return new TestDatabase(new DatabaseAccess(url, role(name, "owner"), role(name, "app"), role(name, "lookup"),
                role(name, "operator")), Server.ADMINISTRATOR);
    }

    private static Credentials role(String database, String duty) {
        return new Credentials(database + "_" + duty, database + "-" + duty + "-password");
    }

    /**
     * Started by the first use, stopped with the JVM. Durability is of no use here. Asks for passwords as any real server does, but takes them plain: to
     * prove that one knows it without telling it takes longer than most tests, at each of the many connections that these open.
     */
    private static final class Server {
        static final Credentials ADMINISTRATOR = new Credentials("postgres", UUID.randomUUID().toString());
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("leasehold-test-postgres");
                Path password = Files.createTempFile("leasehold-test-postgres", ".password");
                Files.writeString(password, ADMINISTRATOR.password());
                EmbeddedPostgres started = EmbeddedPostgres.builder().setDataDirectory(folder)
                        .setConnectConfig("password", ADMINISTRATOR.password())
                        .setLocaleConfig("pwfile", password.toString()).setLocaleConfig("auth-host", "password")
                        .setLocaleConfig("locale", "C").setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8").setServerConfig("unix_socket_directories", "")
                        .setServerConfig("full_page_writes", "off").start();
                Files.delete(password);
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException("Starting PostgreSQL for tests failed.", e);
            }
        }
    }
}
