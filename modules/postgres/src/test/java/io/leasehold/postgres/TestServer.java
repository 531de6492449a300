package io.leasehold.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * One server for all tests of this module. Durability is of no use here. It asks for passwords as any real one does, but takes them plain: to prove that
 * one knows it without telling it takes longer than most tests, at each of the many connections that these open.
 */
public final class TestServer {
    private static final Credentials ADMINISTRATOR = new Credentials("postgres", UUID.randomUUID().toString());
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private static EmbeddedPostgres start() {
        try {
            Path password = Files.createTempFile("leasehold-tests", ".password");
            Files.writeString(password, ADMINISTRATOR.password());
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(Files.createTempDirectory("leasehold-tests"))
                    .setConnectConfig("password", ADMINISTRATOR.password())
                    .setLocaleConfig("pwfile", password.toString()).setLocaleConfig("auth-host", "password")
                    .setLocaleConfig("locale", "C").setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8").setServerConfig("unix_socket_directories", "")
                    .setServerConfig("full_page_writes", "off").start();
            Files.delete(password);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    public static Credentials administrator() {
        return ADMINISTRATOR;
    }

    /** An empty database, and how it is going to be reached once somebody has made these roles. */
    public static DatabaseAccess emptyDatabase() {
        String name = "db" + DATABASES.incrementAndGet();
        execute(url(SERVER, "postgres"), administrator(), "create database " + name);
        return new DatabaseAccess(url(SERVER, name), new Credentials(name + "_owner",
                "owner-" + name), new Credentials(name + "_app", "app-" + name),
                new Credentials(name + "_lookup", "lookup-"
                        + name),
                new Credentials(name + "_operator", "operator-" + name));
    }

    /** A database that is ready for an application. */
    public static DatabaseAccess preparedDatabase() {
        DatabaseAccess access = emptyDatabase();
        DatabaseSetup.administer(access, administrator());
        prepare(access);
        return access;
    }

    public static void prepare(DatabaseAccess access) {
        DatabaseSetup.prepare(access, Migrations.control(access), Migrations.tenant(access));
    }

    /** Runs statements by plain JDBC. */
    public static void execute(String url, Credentials role, String sql) {
        try (Connection connection = DriverManager.getConnection(url, role.username(), role.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(String.format(Locale.ROOT, "%s as %s: %s", sql, role, e.getMessage()), e);
        }
    }
}
