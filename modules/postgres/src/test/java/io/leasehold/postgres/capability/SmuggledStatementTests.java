package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.provisioning.Level;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A query that is put together from what somebody typed, and what they type to get at others' rows. With the setting alone they do; against capabilities they do not. */
class SmuggledStatementTests {
    private static final Fort FORT = new Fort(TamperEvidence.READY);
    private static final Capabilities CAPABILITIES = new Capabilities(Fort.LIFETIME);
    private static final DataSource TENANTS = FORT.node(CAPABILITIES);
    private static final DataSource CONTROL = FORT.control(CAPABILITIES);
    private static final Tenant ACME = FORT.settle("acme", Level.SHARED);
    private static final Tenant GLOBEX = FORT.settle("globex", Level.SHARED);
    private static final Tenant INITECH = FORT.settle("initech", Level.SCHEMA);
    private static final Tenant HOOLI = FORT.settle("hooli", Level.SCHEMA);
    private static final Tenant UMBRELLA = FORT.settle("umbrella", Level.DATABASE);
    private static final Tenant TYRELL = FORT.settle("tyrell", Level.SHARED);

    /** What was got at by each raid before tamper evidence was on. */
    private static final Map<String, List<String>> STOLEN = new HashMap<>();

    @BeforeAll
    static void raidAndLock() throws SQLException {
        FORT.write(FORT.place(UMBRELLA), TYRELL, "tyrell secret");
        for (Raid raid : raids()) {
            STOLEN.put(raid.level, raid.searchAfterSetting("tenant", id(raid.victim)));
            STOLEN.put(raid.level + " by an expression", raid.searchByExpression("tenant", id(raid.victim)));
        }
        FORT.start(TamperEvidence.ON);
        assertThat(FORT.migrate().failed()).isEmpty();
    }

    /**
     * Who types, whose rows they want, where those are, and what shows that they got them.
     *
     * @param level for the name of the case
     */
    record Raid(String level, DataSource door, Tenant thief, Tenant victim, String table, String column, String booty) {
        /** What the application does with the words that somebody searches for. */
        List<String> search(String words) throws SQLException {
            return rows(door, thief, "select " + column + " from " + table + " where " + column + " like '" + words
                    + "%'");
        }

        /** Words that set something first, in a name that no filter of texts knows, and then read whatever they can. */
        List<String> searchAfterSetting(String setting, String value) throws SQLException {
            return search(behind("select set_config('lease'||'hold." + setting + "', " + value + ", true) as s"));
        }

        /** The same, the one after the other in another way. */
        List<String> searchByExpression(String setting, String value) throws SQLException {
            return search(behind("with one as materialized (select set_config('lease'||'hold." + setting + "', " + value
                    + ", true) as s) select s from one"));
        }

        List<String> searchAfterBoth(String tenant, String capability) throws SQLException {
            return search(behind("select set_config('lease'||'hold.tenant', " + tenant
                    + ", true) || set_config('lease'||'hold.cap'||'ability', " + capability + ", true) as s"));
        }

        private String behind(String first) {
            return "%' union all select n.found from (" + first + " offset 0) f, lateral (select " + column
                    + " as found from " + table + " where s is not null offset 0) n --";
        }

        @Override
        public String toString() {
            return level;
        }
    }

    static List<Raid> raids() {
        String hoolis = FORT.place(HOOLI).schema() + ".notes";
        return List.of(new Raid("shared tables", TENANTS, ACME, GLOBEX, "notes", "text", "globex secret"), new Raid(
                "own schema", TENANTS, INITECH, HOOLI, hoolis, "text", "hooli secret"),
                new Raid("from shared tables into an own schema", TENANTS, ACME, HOOLI, hoolis, "text", "hooli secret"),
                new Raid("own database", TENANTS, UMBRELLA, TYRELL, "notes", "text", "tyrell secret"), new Raid(
                        "control tables", CONTROL, ACME, GLOBEX, "tenants", "slug", "globex"));
    }

    @AfterAll
    static void close() throws Exception {
        FORT.close();
    }

    /** Without this, nothing below would show anything. */
    @Test
    void whereTheSettingIsBelievedTheVictimsRowsAreStolen() {
        assertThat(STOLEN).hasSize(2 * raids().size());
        for (Raid raid : raids()) {
            assertThat(STOLEN.get(raid.level)).as(raid.level).contains(raid.booty);
            assertThat(STOLEN.get(raid.level + " by an expression")).as(raid.level).contains(raid.booty);
        }
    }

    @ParameterizedTest
    @MethodSource("raids")
    void aForgedSettingShowsNothing(Raid raid) throws SQLException {
        assertThat(raid.searchAfterSetting("tenant", id(raid.victim))).doesNotContain(raid.booty);
        assertThat(raid.searchByExpression("tenant", id(raid.victim))).doesNotContain(raid.booty);
        assertThat(raid.searchAfterSetting("tenant", "''")).doesNotContain(raid.booty);
    }

    @ParameterizedTest
    @MethodSource("raids")
    void aGuessedCapabilityIsAnError(Raid raid) {
        assertThatThrownBy(() -> raid.searchAfterBoth(id(raid.victim), "'" + UUID.randomUUID() + "'")).isInstanceOf(
                SQLException.class).extracting("SQLState").isEqualTo("28000");
        assertThatThrownBy(() -> raid.searchAfterBoth(id(raid.victim), id(raid.victim))).isInstanceOf(
                SQLException.class);
        assertThatThrownBy(() -> raid.searchAfterBoth(id(raid.victim), "''")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @MethodSource("raids")
    void onesOwnCapabilityServesForNobodyElse(Raid raid) throws SQLException {
        assertThat(raid.searchAfterBoth(id(raid.victim), "current_setting('lease'||'hold.cap'||'ability')"))
                .doesNotContain(raid.booty);
    }

    @Test
    void anExpiredCapabilityOfTheVictimIsAnError() throws SQLException {
        String expired = UUID.randomUUID().toString();
        asOwner(FORT.access, "insert into leasehold.capabilities values ('" + expired + "', " + id(GLOBEX)
                + ", now() - interval '1 second')");
        assertThatThrownBy(() -> raids().getFirst().searchAfterBoth(id(GLOBEX), "'" + expired + "'")).isInstanceOf(
                SQLException.class).extracting("SQLState").isEqualTo("28000");
        asOwner(FORT.access,
                "update leasehold.capabilities set not_after = now() + interval '1 minute' where capability = '"
                        + expired + "'");
        assertThat(raids().getFirst().searchAfterBoth(id(GLOBEX), "'" + expired + "'")).as("the very secret").contains(
                "globex secret");
    }

    @Test
    void nothingIsWrittenInTheNameOfTheVictim() throws SQLException {
        String forging = "with f as materialized (select set_config('lease'||'hold.tenant', " + id(GLOBEX)
                + ", true)::uuid as id) ";
        for (String sql : List.of("insert into notes (tenant_id, text) select id, 'forged' from f",
                "insert into notes (text) select 'forged' from f",
                "update notes set tenant_id = (select id from f)")) {
            assertThatThrownBy(() -> rows(TENANTS, ACME, forging + sql)).as(sql).isInstanceOf(SQLException.class)
                    .extracting("SQLState").isEqualTo("42501");
        }
        rows(TENANTS, ACME, forging + "delete from notes where tenant_id = (select id from f)");
        rows(TENANTS, ACME, forging + "update notes set text = 'forged' where tenant_id = (select id from f)");
        assertThat(asOwner(FORT.access, "select text from shared.notes where tenant_id = " + id(GLOBEX)))
                .containsExactly("globex secret");
    }

    @Test
    void theStatusOfATenantIsKeptFromWhoeverEmptiesTheSetting() {
        assertThatThrownBy(() -> rows(CONTROL, ACME,
                "with f as materialized (select set_config('lease'||'hold.tenant', "
                        + "'', true) as s) update tenants set status = 'suspended' where (select s from f) = ''"))
                .isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("42501");
    }

    @Test
    void nobodySeesAnothersCapability() throws SQLException {
        rows(TENANTS, GLOBEX, "select 1 from notes");
        String secret = asOwner(FORT.access, "select capability from leasehold.capabilities where tenant_id = " + id(
                GLOBEX) + " and not_after > now()").getFirst();
        try (Connection globex = TenantContext.where(GLOBEX).<Connection, SQLException>call(TENANTS::getConnection)) {
            globex.setAutoCommit(false);
            TenantContext.where(GLOBEX).<List<String>, SQLException>call(() -> Fort.all(globex.createStatement(),
                    "select text from notes"));
            assertThat(rows(TENANTS, ACME, "select query from pg_stat_activity where query <> ''"))
                    .as("what others are doing").isNotEmpty().noneMatch(query -> query.contains(secret));
            TenantContext.where(GLOBEX).<Object, SQLException>call(() -> {
                globex.rollback();
                return "";
            });
        }
        for (String place : List.of("select statement from pg_prepared_statements",
                "select setting from pg_settings", "select statement from pg_cursors",
                "select u&\"t\\0065nant\"::text from u&\"lease\\0068old\".u&\"boun\\0064\"")) {
            // Whatever can be read here is the thief's own.
            try {
                assertThat(rows(TENANTS, ACME, place)).as(place).noneMatch(row -> row.contains(secret) || row.contains(
                        GLOBEX.id().toString()));
            } catch (SQLException refused) {
                assertThat(refused.getMessage()).doesNotContain(secret);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select capability::text from leasehold.capabilities", "delete from leasehold.capabilities",
        "insert into leasehold.capabilities select gen_random_uuid(), '%1$s', now() + interval '1 day'",
        "update leasehold.capabilities set tenant_id = '%1$s'", "select leasehold.revoke('%1$s')",
        "select leasehold.believe('notes', false)", "update leasehold.tamper_evidence set demanded = false",
        "drop table leasehold.capabilities", "set role %2$s", "alter policy leasehold_app on notes using (true)",
        "select set_config('role', '%2$s', true)", "grant select on leasehold.capabilities to %3$s"})
    void theAppRoleHasNoSayInThem(String sql) {
        String statement = sql.formatted(GLOBEX.id(), FORT.access.owner(), FORT.access.app());
        assertThatThrownBy(() -> rows(TENANTS, ACME, statement)).isInstanceOf(SQLException.class).extracting(
                "SQLState").isIn("42501", "42809");
    }

    @Test
    void aBlockOfCodeReachesNoMore() throws SQLException {
        String block = """
                       do $$ declare found text; begin
                         perform set_config('lease'||'hold.tenant', %s, true);
                         select string_agg(text, ',') into found from notes;
                         raise exception '%%', found;
                       end $$""".formatted(id(GLOBEX));
        assertThatThrownBy(() -> rows(TENANTS, ACME, block)).hasMessageContaining("acme secret")
                .hasMessageNotContainingAny("globex secret");
    }

    @Test
    void whatIsTypedBehindASemicolonIsRefused() {
        for (Raid raid : raids()) {
            assertThatThrownBy(() -> raid.search("'; select set_config('lease'||'hold.tenant', " + id(raid.victim)
                    + ", false); select '")).as(raid.level).isInstanceOf(SQLException.class).extracting("SQLState")
                    .isEqualTo("42601");
        }
    }

    private static String id(Tenant tenant) {
        return "'" + tenant.id() + "'";
    }
}
