package io.leasehold.postgres.capability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.provisioning.Level;

import static io.leasehold.postgres.capability.Fort.asOwner;
import static io.leasehold.postgres.capability.Fort.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * SQL's PREPARE and the driver share the names of statements on a session. A smuggled statement that knows the name of a binding could put another in its
 * place, and the next tenant's work would begin with that.
 */
class ReplacedStatementTests {
    private static final String LIST = "select name from pg_catalog.pg_prepared_statements where statement like '%leasehold.bi%'";
    private static final String INSERT = "insert into notes (text) values (?)";
    private static final String LOOT = "select coalesce(current_setting('x.loot', true), '')";

    /** A session that both have used, with a statement smuggled in. */
    private record Scene(Fort fort, DataSource session, Tenant thief, Tenant next) {
        static Scene of(Fort fort, Level level) throws SQLException {
            Scene scene = new Scene(fort, fort.node(new Capabilities(Fort.LIFETIME), 1), fort.settle("acme", level),
                    fort.settle("globex", level));
            for (String schema : List.of("shared", fort.place(scene.thief).schema())) {
                asOwner(fort.access, "create or replace function " + schema
                        + ".run(command text) returns text language plpgsql as $$ begin execute command; return 'ran'; end $$");
            }
            for (int i = 0; i < 8; i++) { // the driver gives names to what comes often
                scene.write("usual");
                rows(scene.session, scene.thief, "select text from notes");
            }
            return scene;
        }

        /** As the next tenant. */
        void write(String note) throws SQLException {
            TenantContext.where(next).<Integer, SQLException>call(() -> {
                try (Connection connection = session.getConnection();
                        PreparedStatement statement = connection.prepareStatement(INSERT)) {
                    statement.setString(1, note);
                    return statement.executeUpdate();
                }
            });
        }

        /** Puts another binding in the place of the one with that name, which takes the capability along. */
        void replace(String name, String freed) throws SQLException {
            smuggle("deallocate " + freed);
            smuggle("prepare \"" + name
                    + "\" (uuid, uuid) as select leasehold.bind($1, $2) from (select set_config('x.loot', $2::text, false) offset 0) q(a) where a is not null");
        }

        private void smuggle(String command) throws SQLException {
            rows(session, thief, "select run('" + command.replace("'", "''").replace("set_config", "set'||'_config")
                    .replace("leasehold.", "lease'||'hold.").replace("prepare", "pre'||'pare") + "')");
        }

        List<String> owners(String note) throws SQLException {
            return asOwner(fort.access, "select tenant_id::text from " + fort.place(next).schema()
                    + ".notes where text = '" + note + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({"SHARED", "SCHEMA"})
    void theApplicationCannotListTheNames(Level level) throws Exception {
        try (Fort fort = new Fort(TamperEvidence.ON)) {
            Scene scene = Scene.of(fort, level);
            for (String list : List.of(LIST, "select name from pg_prepared_statement()")) {
                assertThatThrownBy(() -> rows(scene.session, scene.thief, list)).isInstanceOf(SQLException.class)
                        .extracting("SQLState").isEqualTo("42501");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SHARED", "SCHEMA"})
    void theNamesThatTheDriverIsUsedToGiveMeanNothing(Level level) throws Exception {
        try (Fort fort = new Fort(TamperEvidence.ON)) {
            Scene scene = Scene.of(fort, level);
            for (String name : IntStream.rangeClosed(1, 30).mapToObj(n -> "S_" + n).toList()) {
                scene.replace(name, "all");
                scene.write("after " + name);
                assertThat(scene.owners("after " + name)).containsExactly(scene.next.id().toString());
                assertThat(rows(scene.session, scene.thief, LOOT)).containsExactly("");
            }
        }
    }

    /** Why the names are concealed, and why the inspection warns where they can be listed. */
    @Test
    void whoeverCanListThemTakesTheCapabilityOfTheNext() throws Exception {
        try (Fort fort = new Fort(TamperEvidence.ON)) {
            TestServer.execute(fort.access.url(), TestServer.administrator(),
                    "grant execute on function pg_catalog.pg_prepared_statement() to public; grant select on pg_catalog.pg_prepared_statements to public");
            Scene scene = Scene.of(fort, Level.SHARED);
            List<String> names = new ArrayList<>(rows(scene.session, scene.thief, LIST));
            assertThat(names).isNotEmpty().allMatch(name -> Long.parseLong(name.substring(2)) > 1L << 40);
            boolean stolen = false;
            for (String name : names) {
                scene.replace(name, "\"" + name + "\"");
                scene.write("after " + name);
                stolen |= !rows(scene.session, scene.thief, LOOT).equals(List.of(""));
            }
            assertThat(stolen).isTrue();
        }
    }
}
