package io.leasehold.postgres.capability;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.fleet.DriftReport;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.setup.DatabaseSetupException;
import io.leasehold.postgres.setup.Migrations;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tamper evidence is switched on and off while nodes of both neighbouring kinds work, at all levels. */
class SwitchingTests {
    private static final String NOTES = "select text from notes";
    private static final Fort FORT = new Fort(TamperEvidence.OFF);
    private static final DataSource PLAIN = FORT.node(Proofs.NONE);
    private static final DataSource PROVING = FORT.node(new Capabilities(Fort.LIFETIME));
    private static final List<Tenant> TENANTS = List.of(FORT.settle("acme", Level.SHARED), FORT.settle("initech",
            Level.SCHEMA), FORT.settle("umbrella", Level.DATABASE));

    @AfterAll
    static void close() throws Exception {
        FORT.close();
    }

    @Test
    void onAndOffAgainWithoutATimeInWhichSomebodyCannotWork() throws SQLException {
        FORT.migrate();
        works(PLAIN);
        FORT.start(TamperEvidence.READY);
        assertThat(FORT.fleet().plan().waves()).as("nothing changes for places").isEmpty();
        works(PLAIN);
        works(PROVING);

        FORT.start(TamperEvidence.ON);
        works(PROVING);
        assertThat(demanding("shared")).isTrue();
        assertThat(demanding("control")).isTrue();
        assertThat(FORT.migrate().migrated()).as("shared, schema and database are pending").isEqualTo(3);
        assertThat(FORT.fleet().plan().waves()).isEmpty();
        assertThat(FORT.fleet().verify()).isEmpty();
        works(PROVING);
        assertThat(drifts()).isEmpty();

        Tenant newcomer = FORT.settle("hooli", Level.SCHEMA);
        Tenant another = FORT.settle("tyrell", Level.DATABASE);
        assertThat(FORT.fleet().plan().waves()).as("new places are made as they should be").isEmpty();
        for (Tenant tenant : List.of(newcomer, another)) {
            assertThat(rows(PROVING, tenant, NOTES)).containsExactly(tenant.slug() + " secret");
            assertThatThrownBy(() -> rows(PLAIN, tenant, NOTES)).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> FORT.start(TamperEvidence.OFF)).isInstanceOf(DatabaseSetupException.class)
                .hasMessageContaining("Tamper evidence is on").hasMessageContaining("start every node with ready");
        works(PROVING);

        FORT.start(TamperEvidence.READY);
        assertThat(FORT.migrate().migrated()).isEqualTo(5);
        works(PROVING);
        FORT.start(TamperEvidence.OFF);
        works(PLAIN);
        assertThat(rows(PLAIN, newcomer, NOTES)).hasSize(1);
        assertThat(drifts()).isEmpty();
    }

    private static void works(DataSource node) throws SQLException {
        for (Tenant tenant : TENANTS) {
            rows(node, tenant, "insert into notes (text) values ('more')");
            assertThat(rows(node, tenant, NOTES + " where text <> 'more'")).containsExactly(tenant.slug() + " secret");
        }
    }

    private static List<?> drifts() {
        return new DriftReport(FORT.servers, new TenantMigrations(Migrations.tenant(FORT.access))).of(FORT.fleet()
                .places());
    }

    private static boolean demanding(String schema) throws SQLException {
        return asOwner(FORT.access, "select leasehold.unlike(true, '" + schema + "')").isEmpty() && !asOwner(
                FORT.access, "select leasehold.unlike(false, '" + schema + "')").isEmpty();
    }
}
