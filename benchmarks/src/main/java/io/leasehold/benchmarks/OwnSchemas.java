package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetProgress;
import io.leasehold.postgres.fleet.FleetReport;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.setup.Migrations;

/** Tenants in schemas of their own, with Depot's tables. */
final class OwnSchemas {
    private final Ground ground;
    private final List<Tenant> tenants;
    private final Duration creation;

    private OwnSchemas(Ground ground, List<Tenant> tenants, Duration creation) {
        this.ground = ground;
        this.tenants = tenants;
        this.creation = creation;
    }

    /** Schemas as provisioning names and grants them, written into the directory at once, and filled by the fleet's migration. */
    static OwnSchemas make(Ground ground, int number) throws SQLException {
        ground.execute("""
                       do $$ begin
                         for i in 1..%d loop
                           execute format('create schema t_%%s authorization %s', md5(i::text));
                           execute format('grant usage on schema t_%%s to %s', md5(i::text));
                           insert into control.tenants (tenant_id, slug, placement, location)
                           values (md5(i::text)::uuid, 'tenant-' || i, 'schema', 't_' || md5(i::text));
                         end loop;
                       end $$""".formatted(number, ground.access().owner(), ground.access().app()));
        FleetReport report = new FleetMigration(ground.servers(1), ground.operator(), new TenantMigrations(Migrations
                .tenant(ground.access())), FleetSettings.USUAL, Clock.systemUTC()).run("benchmarks",
                        FleetProgress.SILENT);
        if (!report.isComplete()) {
            throw new IllegalStateException("Not every schema got its tables: " + report.failed());
        }
        return new OwnSchemas(ground, read(ground), report.took());
    }

    private static List<Tenant> read(Ground ground) throws SQLException {
        List<Tenant> found = new ArrayList<>();
        try (Connection connection = ground.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tenant_id, slug, location from control.tenants order by substr(slug, 8)::int")) {
            while (rows.next()) {
                found.add(new Tenant(new TenantId(rows.getObject(1, UUID.class)), new Slug(rows.getString(2)),
                        TenantStatus.ACTIVE, new Placement.OwnSchema(Placement.MAIN_SERVER, rows.getString(3))));
            }
        }
        return found;
    }

    /** Gives each tenant so many tasks and products in its schema, and the same in the shared tables. */
    void fill(int each) throws SQLException {
        try (Connection connection = ground.superuser(); Statement statement = connection.createStatement()) {
            for (Tenant tenant : tenants) {
                String schema = ((Placement.OwnSchema) tenant.placement()).schema();
                String id = "'" + tenant.id() + "'::uuid";
                statement.execute(Tasks.fill(schema, id, "generate_series(1, " + each + ") n") + Tasks.stock(schema, id,
                        "generate_series(1, " + each + ") n"));
            }
            String all = "generate_series(1, " + each + ") n, control.tenants";
            statement.execute(Tasks.fill("shared", "tenant_id", all) + Tasks.stock("shared", "tenant_id", all));
            statement.execute("vacuum analyze");
        }
    }

    List<Tenant> tenants() {
        return tenants;
    }

    /** The same tenants, as if they were in shared tables. */
    List<Tenant> shared() {
        return tenants.stream().map(tenant -> new Tenant(tenant.id(), tenant.slug(), tenant.status(),
                new Placement.SharedTables())).toList();
    }

    /** How long the tables took. */
    Duration creation() {
        return creation;
    }
}
