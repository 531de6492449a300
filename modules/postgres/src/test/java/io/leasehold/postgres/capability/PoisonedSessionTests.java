package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.provisioning.Level;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A statement that somebody smuggles in sets the session itself, for whoever gets it next. The texts are ones that no filter sees through: a function of
 * the database runs what it was given in pieces.
 */
class PoisonedSessionTests {
    private static final Fort FORT = new Fort(TamperEvidence.ON);
    private static final Fort PLAIN = new Fort(TamperEvidence.OFF);
    private static final Tenant ACME = FORT.settle("acme", Level.SHARED);
    private static final Tenant GLOBEX = FORT.settle("globex", Level.SHARED);
    private static final Tenant HOOLI = FORT.settle("hooli", Level.SCHEMA);
    private static final Tenant PLAIN_ACME = PLAIN.settle("acme", Level.SHARED);
    private static final Tenant PLAIN_GLOBEX = PLAIN.settle("globex", Level.SHARED);
    private static final Tenant PLAIN_HOOLI = PLAIN.settle("hooli", Level.SCHEMA);

    /** An installation with one connection for everybody's work, its thief, and whom the session meets next. */
    record House(String mode, Fort fort, DataSource tenants, Tenant thief, Tenant next, Tenant apart) {
        List<String> poison(String command) throws SQLException {
            return rows(tenants, thief, "select run('" + command.replace("'", "''").replace("set_config",
                    "set'||'_config").replace("leasehold.", "lease'||'hold.") + "')");
        }

        @Override
        public String toString() {
            return mode;
        }
    }

    private static final List<House> HOUSES = List.of(new House("with tamper evidence", FORT, FORT.node(
            new Capabilities(Fort.LIFETIME), 1), ACME, GLOBEX, HOOLI), new House("without", PLAIN,
                    PLAIN.node(
                            Proofs.NONE, 1),
                    PLAIN_ACME, PLAIN_GLOBEX, PLAIN_HOOLI));

    static List<House> houses() {
        return HOUSES;
    }

    @BeforeAll
    static void lay() throws SQLException {
        for (House house : HOUSES) {
            for (String schema : List.of("shared", house.fort.place(house.apart).schema())) {
                // As the app role, unseen by whatever reads texts on the way.
                asOwner(house.fort.access, "create function %s.run(command text) returns text language plpgsql as "
                        .formatted(schema) + "$$ begin execute command; return 'ran'; end $$");
            }
        }
    }

    @AfterAll
    static void close() throws Exception {
        FORT.close();
        PLAIN.close();
    }

    private static void leaveIdentity(House house) throws SQLException {
        house.poison("select set_config('leasehold.tenant', '" + house.thief.id() + "', false)");
        if (house.fort == FORT) {
            house.poison("select set_config('leasehold.capability', current_setting('leasehold.capability'), false)");
        }
    }

    @ParameterizedTest
    @MethodSource("houses")
    void aStatementThatTheDriverPartsFromItsBindingMeetsNobodyElsesTenant(House house) throws SQLException {
        String read = "select text, tenant_id from notes where coalesce(now(), now()) > ?";
        String write = "insert into notes (text) select 'confidential' where now() > ? returning text, tenant_id";
        for (String sql : List.of(read, write)) {
            for (int round = 0; round < 14; round++) {
                if (round >= 5) { // from here on the driver knows the statement well enough to part it
                    leaveIdentity(house);
                }
                assertThat(parted(house, sql + " /* " + house.mode + " */")).as("round " + round).isNotEmpty()
                        .containsOnly(house.next.id().toString());
            }
        }
        assertThat(asOwner(house.fort.access,
                "select count(*) from shared.notes where text = 'confidential' and tenant_id = '"
                        + house.next.id() + "'"))
                .containsExactly("14");
        assertThat(rows(house.tenants, house.thief, "select text from notes")).doesNotContain("confidential");
        asOwner(house.fort.access, "delete from shared.notes where text = 'confidential'");
    }

    private static List<String> parted(House house, String sql) throws SQLException {
        return TenantContext.where(house.next).<List<String>, SQLException>call(() -> {
            List<String> tenants = new ArrayList<>();
            try (Connection connection = house.tenants.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setTimestamp(1, Timestamp.from(Instant.EPOCH));
                for (ResultSet row = statement.executeQuery(); row.next();) {
                    tenants.add(row.getString("tenant_id")); // the driver parts what may return long texts
                }
            }
            return tenants;
        });
    }

    @ParameterizedTest
    @MethodSource("houses")
    void aTransactionOnASessionWithAnotherTenantIsRefusedOnceAndNeverAgain(House house) throws SQLException {
        leaveIdentity(house);
        assertThatThrownBy(() -> inTransaction(house, "select tenant_id::text from notes")).isInstanceOf(
                SQLException.class).hasMessageNotContainingAny(house.thief.id().toString()).extracting("SQLState")
                .isEqualTo("LH001");
        assertThat(inTransaction(house, "select tenant_id::text from notes")).containsOnly(house.next.id().toString());
    }

    private static List<String> inTransaction(House house, String sql) throws SQLException {
        return TenantContext.where(house.next).<List<String>, SQLException>call(() -> {
            try (Connection connection = house.tenants.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                List<String> rows = Fort.all(statement, sql);
                connection.commit();
                return rows;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("houses")
    void nobodyWritesAlongAPathThatAnotherLeft(House house) throws SQLException {
        String schema = house.fort.place(house.apart).schema();
        for (String before : List.of("select 1", "select set_config('leasehold.tenant', '" + house.next.id()
                + "', false)")) {
            house.poison(before);
            house.poison("select set_config('search_path', '" + schema + ", shared', false)");
            assertThat(rows(house.tenants, house.next,
                    "insert into notes (text) values ('new') returning tableoid::regclass::text || current_schema()"))
                    .containsExactly("notesshared");
            assertThat(asOwner(house.fort.access, "select text from " + schema + ".notes where text = 'new'"))
                    .isEmpty();
        }
        asOwner(house.fort.access, "delete from shared.notes where text = 'new'");
    }

    @ParameterizedTest
    @MethodSource("houses")
    void whatTheServerReportsIsSetForNobodyElse(House house) throws SQLException {
        house.poison("select set_config('default_transaction_read_only', 'on', false)");
        assertThat(rows(house.tenants, house.next, "show default_transaction_read_only")).containsExactly("off");
        String zone = rows(house.tenants, house.next, "show timezone").getFirst();
        house.poison("select set_config('timezone', 'Asia/Tokyo', false)");
        assertThat(rows(house.tenants, house.next, "show timezone")).containsExactly(zone).doesNotContain("Asia/Tokyo");
    }

    @ParameterizedTest
    @MethodSource("houses")
    void anErrorOfTheBindingDoesNotTellWhatWasBound(House house) throws SQLException {
        house.poison("select set_config('log_parameter_max_length_on_error', '-1', false)");
        leaveIdentity(house);
        assertThatThrownBy(() -> inTransaction(house, "select tenant_id::text from notes")).isInstanceOf(
                SQLException.class).hasNoCause().hasMessageNotContainingAny("parameters", house.next.id().toString());
    }

    @ParameterizedTest
    @MethodSource("houses")
    void aSessionOnWhichNobodyCanWorkIsLentOnceAtMost(House house) throws SQLException {
        house.poison("set standard_conforming_strings = off");
        assertThat(rows(house.tenants, house.next, "select tenant_id::text from notes")).containsOnly(house.next.id()
                .toString());
        house.poison("set row_security = off");
        assertThatThrownBy(() -> rows(house.tenants, house.next, "select tenant_id::text from notes")).isInstanceOf(
                SQLException.class).extracting("SQLState").isEqualTo("42501");
        assertThat(rows(house.tenants, house.next, "select tenant_id::text from notes")).containsOnly(house.next.id()
                .toString());
    }

    @ParameterizedTest
    @MethodSource("houses")
    void formsThatAreSeenCostTheSession(House house) throws SQLException {
        for (String sql : List.of("select U&\"set\\005fconfig\"('statement_timeout', '7', false)",
                "select query_to_xml('select set'||'_config(''statement_timeout'',''7'',false)', true, false, '')::text",
                "select U&\"pg_advisory\\005flock\"(42)::text",
                "update pg_settings set setting = '7' where name = 'statement_timeout'")) {
            List<String> session = rows(house.tenants, house.thief, "select pg_backend_pid()");
            rows(house.tenants, house.thief, sql);
            assertThat(rows(house.tenants, house.next, "select pg_backend_pid()")).as(sql).isNotEqualTo(session);
            assertThat(rows(house.tenants, house.next, "show statement_timeout")).as(sql).containsExactly("1min");
        }
        assertThat(
                asOwner(house.fort.access, "select count(*) from pg_locks where locktype = 'advisory' and objid = 42"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @MethodSource("houses")
    void theNameOfTheBindingIsSeenThroughEscapes(House house) {
        for (String sql : List.of("select leasehold.U&\"b\\0069nd\"('" + house.next.id() + "')",
                "select U&\"lease\\0068old\".U&\"\\+000062ind\"('" + house.next.id() + "')",
                "select U&\"lease!0068old\".bound UESCAPE '!'")) {
            assertThatThrownBy(() -> rows(house.tenants, house.thief, sql)).as(sql).isInstanceOf(SQLException.class)
                    .hasMessageContaining("names Leasehold's binding");
        }
    }

    @ParameterizedTest
    @MethodSource("houses")
    void whatIsTakenBackOrIsOnesOwnHurtsNobody(House house) throws SQLException {
        TenantContext.where(house.thief).<Object, SQLException>call(() -> {
            try (Connection connection = house.tenants.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                Fort.all(statement, "select run('select set'||'_config(''lease'||'hold.tenant'', ''" + house.thief.id()
                        + "'', false)')");
                Savepoint here = connection.setSavepoint();
                Fort.all(statement, "select 1 from notes");
                connection.rollback(here);
                assertThat(Fort.all(statement, "select tenant_id::text from notes")).containsOnly(house.thief.id()
                        .toString());
                connection.rollback();
            }
            return "";
        });
        assertThat(inTransaction(house, "select tenant_id::text from notes")).containsOnly(house.next.id().toString());
    }

    @ParameterizedTest
    @MethodSource("houses")
    void aTransactionMayLookForTablesElsewhereItself(House house) throws SQLException {
        TenantContext.where(house.next).<Object, SQLException>call(() -> {
            try (Connection connection = house.tenants.getConnection();
                    Statement statement = connection.createStatement();
                    PreparedStatement known = connection.prepareStatement("select count(*) from shared.notes")) {
                connection.setAutoCommit(false);
                assertThat(known.executeQuery().next()).isTrue();
                statement.execute("set local search_path = pg_catalog");
                assertThat(known.executeQuery().next()).isTrue();
                Savepoint here = connection.setSavepoint();
                connection.rollback(here);
                assertThat(Fort.all(statement, "show search_path")).containsExactly("pg_catalog");
                assertThat(known.executeQuery().next()).isTrue();
                connection.commit();
                assertThat(Fort.all(statement, "show search_path")).containsExactly("shared,leasehold");
                connection.rollback();
            }
            return "";
        });
    }

    @Test
    void theBindingIsInlined() throws SQLException {
        for (String arguments : List.of("(case current_setting('search_path') when 'x' then $1 end)",
                "($1, gen_random_uuid())", "($1, 'a', '1', '2', '3')")) {
            List<String> plan = asOwner(FORT.access, "explain (verbose) select leasehold.bind" + arguments.replace("$1",
                    "'" + ACME.id() + "'::uuid").replace("gen_random_uuid()", "'" + ACME.id() + "'::uuid"));
            assertThat(String.join("\n", plan)).contains("set_config").doesNotContain("leasehold.bind");
        }
    }
}
