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
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.util.FileSystemUtils;

import io.leasehold.postgres.embedded.EmbeddedServer;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** One embedded server for all tests of this module, asking for passwords as it always does. */
public final class TestServer {
    private static final EmbeddedServer SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private static EmbeddedServer start() {
        try {
            Path folder = Files.createTempDirectory("leasehold-tests");
            EmbeddedServer server = EmbeddedServer.start(folder, 0);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                server.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Credentials administrator() {
        return SERVER.administrator();
    }

    /** An empty database, and how it is going to be reached once somebody has made these roles. */
    public static DatabaseAccess emptyDatabase() {
        String name = "db" + DATABASES.incrementAndGet();
        execute(SERVER.access().url(), administrator(), "create database " + name);
        return new DatabaseAccess(SERVER.access().url().replaceFirst("[^/]+$", name), new Credentials(name + "_owner",
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
