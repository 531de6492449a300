package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.embedded.EmbeddedServer;
import io.leasehold.postgres.pool.PlacedConnections;
import io.leasehold.postgres.pool.PlacementSettings;
import io.leasehold.postgres.pool.UsualLimits;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** A server with the settings that it is delivered with, in a temporary folder, and Depot's tables in its shared schema. */
final class Ground implements AutoCloseable {
    private static final int OPERATORS = 4;

    private final Path home;
    private final EmbeddedServer server;
    private final List<AutoCloseable> open = new ArrayList<>();

    private Ground(Path home, EmbeddedServer server) {
        this.home = home;
        this.server = server;
    }

    static Ground lay() throws IOException, SQLException {
        Path home = Files.createTempDirectory("leasehold-ground-");
        Ground ground = new Ground(home, EmbeddedServer.start(home.resolve("data"), 0));
        try {
            DatabaseAccess access = ground.access();
            DatabaseSetup.administer(access, ground.server.administrator());
            DatabaseSetup.prepare(access, Migrations.control(access), Migrations.tenant(access));
            return ground;
        } catch (RuntimeException e) {
            ground.close();
            throw e;
        }
    }

    DatabaseAccess access() {
        return server.access();
    }

    Credentials administrator() {
        return server.administrator();
    }

    /** A folder that goes with the server. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(home.resolve(name));
    }

    Servers servers(int connections) {
        return servers(access(), connections);
    }

    private static Servers servers(DatabaseAccess access, int connections) {
        return new ConfiguredServers(new Server(Placement.MAIN_SERVER, access, connections), List.of(), null, _ -> {});
    }

    /** Closes it before the server stops. */
    void closes(AutoCloseable each) {
        open.addFirst(each);
    }

    /** Connections of tenants as an application has them that sets nothing but their number. */
    TenantDataSource tenants(int shared, int ownDatabases) {
        return tenants(access(), shared, ownDatabases);
    }

    /** The same to another database of the server. */
    TenantDataSource tenants(DatabaseAccess access, int shared, int ownDatabases) {
        PlacementSettings usual = new PlacementSettings(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration
                .ofMinutes(30), 200, ownDatabases, Duration.ofMinutes(1), Duration.ofSeconds(5),
                new UsualLimits(
                        OptionalInt.empty(), Duration.ofSeconds(60), Duration.ofSeconds(60)));
        TenantDataSource tenants = new TenantDataSource(new PlacedConnections(servers(access, shared), usual),
                "tenant data");
        open.addFirst(tenants);
        return tenants;
    }

    /** Connections of the operator role to the control tables. */
    DataSource operator() {
        return controlTables(access().operator());
    }

    /** Connections of the lookup role to the control tables. */
    DataSource lookup() {
        return controlTables(access().lookup());
    }

    private DataSource controlTables(Credentials role) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(access().url() + "?currentSchema=control,leasehold");
        pool.setUsername(role.username());
        pool.setPassword(role.password());
        pool.setMaximumPoolSize(OPERATORS);
        open.addFirst(pool);
        return pool;
    }

    /** A connection that sees all, and that the caller closes. */
    Connection superuser() throws SQLException {
        return access().connect(server.administrator());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String version() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IOException("Closing " + each + " failed: " + e.getMessage(), e);
            }
        }
        server.close();
        StartUp.delete(home);
    }
}
