package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantLimits;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.capability.Capabilities;
import io.leasehold.postgres.capability.TamperEvidence;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;

/** How many turns statements take for tenants that have more bound with them than their name. */
class TurnsByPlaceTests {
    private static final int WARM_UP = 12;
    private static final List<String> STATEMENTS = List.of("select title from tasks where id = ?",
            "select a.title from tasks a join tasks b on b.tenant_id = a.tenant_id and b.id = a.id where a.id = ?",
            "insert into tasks (tenant_id, id, title) values (%s, 1000 * random() + ?, 'new') on conflict do nothing",
            "update tasks set title = 'changed' where id = ?");

    @Test
    void theLimitsAndTheSchemaOfATenantTravelWithItsStatements() throws SQLException {
        requireNoTurnMoreThanPlain(TamperEvidence.OFF, Proofs.NONE);
    }

    @Test
    void soDoesTheProofOfATenant() throws SQLException {
        requireNoTurnMoreThanPlain(TamperEvidence.ON, new Capabilities(Duration.ofHours(1)));
    }

    private static void requireNoTurnMoreThanPlain(TamperEvidence evidence, Proofs proofs) throws SQLException {
        TwoTenants tenants = TwoTenants.onNewDatabase(evidence);
        try (Connection owner = tenants.owner(); Statement statement = owner.createStatement()) {
            statement.execute("create schema own; grant usage on schema own to " + tenants.appRole()
                    + "; create table own.tasks (like shared.tasks including all); select leasehold.protect('own.tasks')");
        }
        String counting = "socketFactory";
        Tenant limited = with(ACME, ACME.placement(), new TenantLimits(OptionalInt.empty(), Optional.of(Duration
                .ofSeconds(7)), Optional.empty()));
        Tenant own = with(GLOBEX, new Placement.OwnSchema(Placement.MAIN_SERVER, "own"), TenantLimits.USUAL);
        try (HikariDataSource plain = tenants.superuserPool(1, counting, TurnCountingSocketFactory.class.getName());
                TenantDataSource placed = tenants
                        .placed("?" + counting + "=" + TurnCountingSocketFactory.class.getName(), proofs)) {
            for (String sql : STATEMENTS) {
                for (boolean autoCommit : List.of(true, false)) {
                    long turns = turns(plain, ACME, sql, autoCommit);
                    assertThat(turns).as(sql).isEqualTo(autoCommit ? 1 : 2);
                    assertThat(turns(placed, ACME, sql, autoCommit)).as(sql).isEqualTo(turns);
                    assertThat(turns(placed, limited, sql, autoCommit)).as("own limits: " + sql).isEqualTo(turns);
                    assertThat(turns(placed, own, sql, autoCommit)).as("own schema: " + sql).isEqualTo(turns);
                }
            }
        }
        assertThat(tenants.count(GLOBEX)).as("in shared tables").isEqualTo(TwoTenants.GLOBEXS_TASKS);
    }

    private static Tenant with(Tenant tenant, Placement placement, TenantLimits limits) {
        return new Tenant(tenant.id(), tenant.slug(), tenant.status(), placement, limits);
    }

    /** Of the last of a few, after what is asked once has been asked. */
    private static long turns(DataSource source, Tenant tenant, String sql, boolean autoCommit) throws SQLException {
        return as(tenant, () -> {
            long turns = 0;
            for (int i = 0; i < WARM_UP; i++) {
                try (Connection connection = source.getConnection()) {
                    connection.setAutoCommit(autoCommit);
                    long before = TurnCountingSocketFactory.turns();
                    try (PreparedStatement statement = connection.prepareStatement(sql.formatted("'" + tenant.id()
                            + "'"))) {
                        statement.setInt(1, 1);
                        statement.execute();
                    }
                    if (!autoCommit) {
                        connection.commit();
                    }
                    turns = TurnCountingSocketFactory.turns() - before;
                }
            }
            return turns;
        });
    }
}
