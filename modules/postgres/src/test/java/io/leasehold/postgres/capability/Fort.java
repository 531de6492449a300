package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetProgress;
import io.leasehold.postgres.fleet.FleetReport;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.pool.HikariLeases;
import io.leasehold.postgres.pool.PlacedConnections;
import io.leasehold.postgres.pool.PlacementSettings;
import io.leasehold.postgres.pool.Pooler;
import io.leasehold.postgres.pool.UsualLimits;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Mandate;
import io.leasehold.postgres.provisioning.NewTenant;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.provisioning.ProvisioningSettings;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** Two tenants at each level, each with notes, and nodes that work for them with capabilities or without. */
final class Fort implements AutoCloseable {
    static final Duration LIFETIME = Duration.ofHours(1);

    final DatabaseAccess access = TestServer.emptyDatabase();
    final ConfiguredServers servers = new ConfiguredServers(new Server("main", access, 4), List.of(), null, _ -> {});
    private final List<AutoCloseable> opened = new ArrayList<>();

    Fort(TamperEvidence evidence) {
        DatabaseSetup.administer(access, TestServer.administrator());
        start(evidence);
    }

    /** What the start of a node does. */
    void start(TamperEvidence evidence) {
        DatabaseSetup.prepare(access, Migrations.control(access), Migrations.tenant(access), evidence);
    }

    FleetMigration fleet() {
        return new FleetMigration(servers, access.unpooled(access.operator(), DatabaseAccess.CONTROL_SCHEMA),
                new TenantMigrations(Migrations.tenant(access)), FleetSettings.USUAL, Clock.systemUTC());
    }

    FleetReport migrate() {
        return fleet().run("test", FleetProgress.SILENT);
    }

    Tenant settle(String slug, Level level) {
        TenantMigrations migrations = new TenantMigrations(Migrations.tenant(access));
        Provisioning provisioning = new Provisioning(servers, access.unpooled(access.operator(),
                DatabaseAccess.CONTROL_SCHEMA), new PlaceMigrator(migrations, Duration.ofSeconds(10))::migrate,
                Clock
                        .systemUTC(),
                ProvisioningSettings.USUAL);
        Tenant tenant = provisioning.create(new NewTenant(new Slug(slug), level, "main"), new Mandate("test",
                "because"));
        write(place(tenant), tenant, slug + " secret");
        return tenant;
    }

    /** As the owner, wherever. */
    void write(Place place, Tenant tenant, String note) {
        TestServer.execute(place.direct().url() + "?currentSchema=" + place.schema(), access.owner(),
                "insert into notes (tenant_id, text) values ('" + tenant.id() + "', '" + note + "')");
    }

    Place place(Tenant tenant) {
        return Place.of(servers.main(), tenant.placement());
    }

    /** Connections of a node to the places of tenants. */
    TenantDataSource node(Proofs proofs) {
        return node(proofs, servers);
    }

    /** The same with few connections, so that a session goes from one tenant to the next. */
    TenantDataSource node(Proofs proofs, int connections) {
        return node(proofs, new ConfiguredServers(new Server("main", access, connections), List.of(), null, _ -> {}));
    }

    /** The same through a pooler, where sessions are everybody's. */
    TenantDataSource nodeBehind(Pooler pooler, Proofs proofs) {
        return node(proofs, new ConfiguredServers(new Server("main", access.withUrl(pooler.url(access)), access.url(),
                4), List.of(), null, _ -> {}));
    }

    private TenantDataSource node(Proofs proofs, ConfiguredServers of) {
        PlacementSettings settings = new PlacementSettings(Duration.ofSeconds(20), Duration.ofMinutes(10), Duration
                .ofMinutes(30), 200, 4, Duration.ofMinutes(1), Duration.ofSeconds(5),
                new UsualLimits(OptionalInt
                        .empty(), Duration.ofSeconds(60), Duration.ofSeconds(60)));
        return kept(new TenantDataSource(new PlacedConnections(of, settings, proofs), "tenant data"));
    }

    /** Connections of a node to the control tables. */
    TenantDataSource control(Proofs proofs) {
        return control(proofs, access);
    }

    TenantDataSource control(Proofs proofs, DatabaseAccess by) {
        return control(proofs, by, 2);
    }

    TenantDataSource control(Proofs proofs, DatabaseAccess by, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(by.url());
        pool.setUsername(by.app().username());
        pool.setPassword(by.app().password());
        pool.setMaximumPoolSize(connections);
        pool.addDataSourceProperty("currentSchema", "control,leasehold");
        return kept(new TenantDataSource(HikariLeases.of(pool).proving(proofs, access), "control database"));
    }

    private TenantDataSource kept(TenantDataSource dataSource) {
        opened.add(dataSource);
        return dataSource;
    }

    /** What a query shows for a tenant. */
    static List<String> rows(DataSource dataSource, Tenant tenant, String sql) throws SQLException {
        return TenantContext.where(tenant).<List<String>, SQLException>call(() -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                return all(statement, sql);
            }
        });
    }

    /** What the owner of a database sees. */
    static List<String> asOwner(DatabaseAccess database, String sql) throws SQLException {
        try (Connection owner = database.connect(database.owner()); Statement statement = owner.createStatement()) {
            return all(statement, sql);
        }
    }

    static List<String> all(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        if (statement.execute(sql)) {
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    rows.add(String.valueOf(row.getString(1)));
                }
            }
        }
        return rows;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        for (String database : asOwner(access, "select location from control.places where kind = 'database'")) {
            TestServer.execute(access.url(), TestServer.administrator(), "drop database if exists " + database
                    + " with (force)");
        }
    }
}
