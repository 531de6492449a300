package io.leasehold.postgres.provisioning;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.setup.Migrations;

import static org.assertj.core.api.Assertions.assertThat;

class LargeDirectoryTests {
    private final ProvisionedServer server = ProvisionedServer.start();
    private final DatabaseAccess access = server.access();

    @Test
    void startsWithoutReadingAllTenants() throws SQLException {
        Tenant own = server.create("own", Level.SCHEMA);
        server.asSuperuser(access, sql -> sql
                .sql("""
                     insert into tenants (tenant_id, slug)
                     select gen_random_uuid(), 'many-' || i from generate_series(1, 3000) i""")
                .update());
        server.asSuperuser(access, sql -> sql.sql("analyze tenants").update());

        try (Connection connection = DriverManager.getConnection(access.url() + "?currentSchema=control,leasehold",
                access.operator().username(), access.operator().password())) {
            connection.setAutoCommit(false); // what this session has read is told of the transaction that it is in
            SingleConnectionDataSource operator = new SingleConnectionDataSource(connection, true);
            Recovery recovery = new Provisioning(server, operator, _ -> {
                throw new AssertionError("nothing is to be made");
            }, Clock.systemUTC(), ProvisionedServer.impatient(0)).recover();
            new FleetMigration(server, operator, new TenantMigrations(Migrations.tenant(access)), FleetSettings.USUAL,
                    Clock.systemUTC()).plan();

            assertThat(recovery.failures()).isEmpty();
            assertThat(server.notes(own)).isEmpty();
            assertThat(reads(operator, "idx_scan")).isPositive();
            assertThat(reads(operator, "seq_scan")).isZero();
        }
    }

    private static long reads(SingleConnectionDataSource operator, String kind) {
        return JdbcClient.create(operator).sql("select " + kind
                + " from pg_stat_xact_user_tables where relid = 'tenants'::regclass").query(Long.class).single();
    }
}
