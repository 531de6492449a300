package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.provisioning.Level;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** At every level, whatever somebody sets on a session that others get: they reach their own rows, or are refused once. */
class PoisonedPlacesTests {
    private static final Fort FORT = new Fort(TamperEvidence.ON);
    private static final Fort PLAIN = new Fort(TamperEvidence.OFF);
    private static final List<Ward> WARDS = new ArrayList<>();

    /** Where two tenants meet each other's sessions, since there is one connection. In an own database there is one tenant, and somebody else's id. */
    record Ward(String name, Fort fort, DataSource door, Tenant thief, Tenant next, Tenant other, String table,
            String path) {
        void poison(String command) throws SQLException {
            rows(door, thief, smuggled(command));
        }

        /** In pieces that no filter of texts puts together. */
        static String smuggled(String command) {
            return "select run('" + command.replace("'", "''").replace("set_config", "set'||'_config").replace(
                    "leasehold.", "lease'||'hold.") + "')";
        }

        String read() {
            return "select tenant_id::text from " + table;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void settle() throws SQLException {
        wards(FORT, new Capabilities(Fort.LIFETIME), "tamper evidence");
        wards(PLAIN, Proofs.NONE, "the setting");
    }

    private static void wards(Fort fort, Proofs proofs, String mode) throws SQLException {
        DataSource tenants = fort.node(proofs, 1);
        Tenant acme = fort.settle("acme", Level.SHARED);
        Tenant globex = fort.settle("globex", Level.SHARED);
        Tenant initech = fort.settle("initech", Level.SCHEMA);
        Tenant hooli = fort.settle("hooli", Level.SCHEMA);
        Tenant umbrella = fort.settle("umbrella", Level.DATABASE);
        String initechs = fort.place(initech).schema();
        String shared = "shared,leasehold";
        WARDS.add(new Ward("shared tables, " + mode, fort, tenants, acme, globex, acme, "notes", shared));
        WARDS.add(new Ward("own schemas, " + mode, fort, tenants, initech, hooli, initech, "notes", shared));
        WARDS.add(new Ward("from an own schema to shared tables, " + mode, fort, tenants, initech, globex, initech,
                "notes", shared));
        WARDS.add(new Ward("own database, " + mode, fort, tenants, umbrella, umbrella, acme, "notes",
                "tenant,leasehold"));
        WARDS.add(new Ward("control tables, " + mode, fort, fort.control(proofs, fort.access, 1), acme, globex, acme,
                "tenants", "control,leasehold"));
        // As the app role, unseen by whatever reads texts on the way.
        String run = "create function %s.run(command text) returns text language plpgsql as $$ begin execute command; return 'ran'; end $$";
        for (String schema : List.of("shared", "control", initechs, fort.place(hooli).schema())) {
            asOwner(fort.access, run.formatted(schema));
        }
        DatabaseAccess own = fort.place(umbrella).direct();
        asOwner(own, run.formatted("tenant"));
        asOwner(own,
                "create schema decoy; create table decoy.notes (tenant_id uuid, text text); grant usage on schema decoy to "
                        + own.app().username() + "; grant all on decoy.notes to " + own.app().username());
        asOwner(fort.access, "create schema decoy; create table decoy.notes (tenant_id uuid, text text, name text); "
                + "create table decoy.tenants (tenant_id uuid, slug text); grant usage on schema decoy to "
                + fort.access.app().username() + "; grant all on all tables in schema decoy to " + fort.access.app()
                        .username());
    }

    @AfterAll
    static void close() throws Exception {
        FORT.close();
        PLAIN.close();
    }

    static List<Ward> wards() {
        return WARDS;
    }

    /** What each poison does, as far as PostgreSQL lets the app role do it. */
    private static Map<String, List<String>> poisons(Ward ward) {
        String set = "select set_config('%s', '%s', false)";
        Map<String, List<String>> poisons = new LinkedHashMap<>();
        poisons.put("tenant", List.of(set.formatted("leasehold.tenant", ward.other.id())));
        poisons.put("nobody", List.of(set.formatted("leasehold.tenant", "00000000-0000-0000-0000-000000000000")));
        poisons.put("capability", List.of(
                "select set_config('leasehold.capability', coalesce(current_setting('leasehold.capability', true), gen_random_uuid()::text), false)"));
        poisons.put("identity", List.of(poisons.get("tenant").getFirst(), poisons.get("capability").getFirst()));
        poisons.put("path", List.of(set.formatted("search_path", "decoy," + ward.path)));
        poisons.put("identity and path", List.of(poisons.get("tenant").getFirst(), poisons.get("path").getFirst()));
        poisons.put("role", List.of("set role " + ward.fort.access.app().username()));
        poisons.put("session authorization", List.of("set session authorization " + ward.fort.access.app()
                .username()));
        poisons.put("plans", List.of("discard plans"));
        poisons.put("defaults", List.of("reset all"));
        poisons.put("names", List.of("deallocate all"));
        return poisons;
    }

    @ParameterizedTest
    @MethodSource("wards")
    void theNextReachesItsOwnRowsOrIsRefusedOnce(Ward ward) throws SQLException {
        for (Map.Entry<String, List<String>> poison : poisons(ward).entrySet()) {
            for (String way : List.of("alone", "in a transaction", "parted")) {
                String what = poison.getKey() + ", " + way;
                for (String command : poison.getValue()) {
                    ward.poison(command);
                }
                List<String> reached;
                try {
                    reached = reached(ward, way);
                } catch (SQLException refused) {
                    assertThat(refused.getSQLState()).as(what + ": " + refused.getMessage()).isEqualTo(poison
                            .getKey().equals("names") ? "26000" : "LH001");
                    reached = reached(ward, way);
                }
                assertThat(reached).as(what).isNotEmpty().containsOnly(ward.next.id().toString());
            }
        }
        rows(ward.door, ward.thief, "discard all");
    }

    private static List<String> reached(Ward ward, String way) throws SQLException {
        return TenantContext.where(ward.next).<List<String>, SQLException>call(() -> {
            try (Connection connection = ward.door.getConnection();
                    Statement statement = connection.createStatement()) {
                if (way.equals("parted")) {
                    return parted(connection, ward);
                }
                connection.setAutoCommit(way.equals("alone"));
                List<String> rows = Fort.all(statement, ward.read());
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return rows;
            }
        });
    }

    /** By a statement that the driver describes first, and parts from its binding when it returns long texts. */
    private static List<String> parted(Connection connection, Ward ward) throws SQLException {
        String sql = "select tenant_id::text from " + ward.table + " where coalesce(now(), now()) > ?";
        List<String> tenants = new ArrayList<>();
        for (int round = 0; round < 7; round++) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setTimestamp(1, Timestamp.from(Instant.EPOCH));
                for (ResultSet row = statement.executeQuery(); row.next();) {
                    tenants.add(row.getString(1));
                }
            }
        }
        return tenants;
    }

    /** Within one lease nobody looks at what the server reports: here the binding alone sees where tables are looked for. */
    @ParameterizedTest
    @MethodSource("wards")
    void theBindingItselfRefusesAPathThatSomebodyHasSet(Ward ward) throws SQLException {
        String path = "select set_config('search_path', 'decoy," + ward.path + "', false)";
        TenantContext.where(ward.thief).<Object, SQLException>call(() -> {
            try (Connection connection = ward.door.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                Fort.all(statement, Ward.smuggled(path));
                connection.commit();
                if (ward.thief.placement() instanceof Placement.OwnSchema) {
                    // Its binding says where tables are each time.
                    assertThat(Fort.all(statement, ward.read())).containsOnly(ward.thief.id().toString());
                } else {
                    assertThatThrownBy(() -> Fort.all(statement, ward.read())).isInstanceOf(SQLException.class)
                            .extracting("SQLState").isEqualTo("LH001");
                }
                connection.rollback();
            }
            return "";
        });
        assertThat(reached(ward, "alone")).isNotEmpty().containsOnly(ward.next.id().toString());
    }

    /** A statement that says so openly costs its session. */
    @ParameterizedTest
    @MethodSource("wards")
    void aSessionThatWasDiscardedOrResetIsClosed(Ward ward) throws SQLException {
        for (String open : List.of("discard all", "reset all", "set role none", "set session authorization default",
                "set search_path = decoy")) {
            List<String> before = rows(ward.door, ward.thief, "select pg_backend_pid()");
            rows(ward.door, ward.thief, open);
            assertThat(rows(ward.door, ward.thief, "select pg_backend_pid()")).as(open).isNotEqualTo(before);
            assertThat(reached(ward, "alone")).as(open).containsOnly(ward.next.id().toString());
        }
    }
}
