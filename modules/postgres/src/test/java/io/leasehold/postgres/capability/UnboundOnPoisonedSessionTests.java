package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.pool.Pooler;
import io.leasehold.postgres.provisioning.Level;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Work without a tenant gets a session on which somebody has left one. It has to reach nobody's rows then, as on any other session. */
class UnboundOnPoisonedSessionTests {
    private static final Fort FORT = new Fort(TamperEvidence.ON);
    private static final Fort PLAIN = new Fort(TamperEvidence.OFF);
    private static final List<Ground> GROUNDS = new ArrayList<>();

    record Ground(String name, Fort fort, DataSource door, Tenant thief, Tenant victim, String table) {
        /** What of an identity is left: with the setting alone that of whomever, and with capabilities one's own, since nobody knows another's. */
        List<List<String>> poisons() {
            return fort == FORT
                    ? List.of(List.of("tenant"), List.of("capability"), List.of("tenant", "capability"))
                    : List.of(List.of("tenant"));
        }

        void poison(List<String> settings) throws SQLException {
            for (String setting : settings) {
                set(setting, setting.equals("capability")
                        ? "current_setting('leasehold.capability')"
                        : "'" + (fort == FORT ? thief : victim).id() + "'");
            }
        }

        private void set(String setting, String value) throws SQLException {
            Fort.rows(door, thief, PoisonedPlacesTests.Ward.smuggled("select set_config('leasehold." + setting + "', "
                    + value + ", false)"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void settle() throws SQLException {
        ground(FORT, new Capabilities(Fort.LIFETIME), "tamper evidence");
        ground(PLAIN, Proofs.NONE, "the setting");
    }

    private static void ground(Fort fort, Proofs proofs, String mode) throws SQLException {
        Tenant acme = fort.settle("acme", Level.SHARED);
        Tenant globex = fort.settle("globex", Level.SHARED);
        for (String schema : List.of("shared", "control")) {
            asOwner(fort.access, "create function " + schema + ".run(command text) returns text language plpgsql as "
                    + "$$ begin execute command; return 'ran'; end $$");
        }
        GROUNDS.add(new Ground("tenant tables, " + mode, fort, fort.node(proofs, 1), acme, globex, "notes"));
        GROUNDS.add(new Ground("control tables, " + mode, fort, fort.control(proofs, fort.access, 1), acme, globex,
                "tenants"));
    }

    @AfterAll
    static void close() throws Exception {
        FORT.close();
        PLAIN.close();
    }

    static List<Ground> grounds() {
        return GROUNDS;
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void reachesNobodysRows(Ground ground) throws SQLException {
        holds(ground);
    }

    /** Where the session stays when the connection is closed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reachesNobodysRowsBehindAPooler(boolean capabilities) throws SQLException {
        Fort fort = capabilities ? FORT : PLAIN;
        Ground beside = GROUNDS.stream().filter(ground -> ground.fort == fort).findFirst().orElseThrow();
        try (Pooler pooler = Pooler.before(fort.access);
                TenantDataSource node = fort.nodeBehind(pooler, capabilities
                        ? new Capabilities(Fort.LIFETIME)
                        : Proofs.NONE)) {
            holds(new Ground("pooler", fort, node, beside.thief, beside.victim, beside.table));
        }
    }

    private static void holds(Ground ground) throws SQLException {
        for (List<String> poison : ground.poisons()) {
            for (boolean alone : List.of(true, false)) {
                ground.poison(poison);
                try (Connection connection = ground.door.getConnection();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(alone);
                    assertThatThrownBy(() -> Fort.all(statement, "select tenant_id::text from " + ground.table)).as(
                            poison + ", alone: " + alone)
                            .isInstanceOfAny(TenantNotBoundException.class, SQLException.class);
                    if (!alone) {
                        connection.rollback();
                    }
                }
                try (Connection connection = ground.door.getConnection();
                        Statement statement = connection.createStatement()) {
                    assertThat(Fort.all(statement, "select 'works'")).containsExactly("works");
                    assertThatThrownBy(() -> Fort.all(statement, "select tenant_id::text from " + ground.table))
                            .isInstanceOf(TenantNotBoundException.class);
                }
            }
        }
    }
}
