package io.leasehold.postgres.binding;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEXS_TASKS;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** No way leads from a bound connection to an unbound one, to another tenant's, or to what another borrower left behind. */
class NothingEscapesTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final TenantDataSource POOL = TENANTS.pool(1);
    private static final String COUNT = "select count(*) from tasks";

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static int count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    @Test
    void everyObjectLeadsBackToTheTenantsConnection() throws SQLException {
        as(ACME, () -> {
            try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                ResultSet rows = statement.executeQuery("select tags, id, array[1,2] from tasks");
                assertThat(rows.next()).isTrue();
                assertThat(rows.getStatement()).isSameAs(statement);
                assertThat(statement.getConnection()).isSameAs(connection);
                assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
                assertThat(connection.getMetaData().getTables(null, "shared", "tasks", null).getStatement()).isNull();
                assertThat(rows.getArray(1).getResultSet().getStatement()).isNull();
                assertThat(((Array) rows.getObject(3)).getResultSet().getStatement()).isNull();
                assertThat(rows.getObject("array", Array.class).getResultSet().getStatement()).isNull();
                assertThat(connection.createArrayOf("int4", new Object[]{1}).getResultSet().getStatement()).isNull();
                assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
                assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
                assertThat(rows.unwrap(ResultSet.class)).isSameAs(rows);
                return 0;
            }
        });
    }

    @Test
    void thePoolCannotBeReachedThroughTheDataSource() {
        assertThatThrownBy(() -> POOL.unwrap(HikariDataSource.class)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> POOL.getConnection("postgres", "")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutATenantATenantsTableRaisesAndTheRestWorks(boolean usedBefore) throws SQLException {
        try (TenantDataSource pool = TENANTS.pool(1)) {
            if (usedBefore) {
                as(ACME, () -> {
                    try (Connection connection = pool.getConnection()) {
                        return count(connection);
                    }
                });
            }
            for (boolean autoCommit : new boolean[]{true, false}) {
                try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(autoCommit);
                    statement.executeQuery("select 1").close();
                    assertThatThrownBy(() -> statement.executeQuery(COUNT)).isInstanceOf(TenantNotBoundException.class)
                            .hasMessageContaining("test data").hasMessageContaining("TenantContext");
                    if (!autoCommit) {
                        connection.rollback();
                    }
                    assertThatThrownBy(() -> count(connection)).isInstanceOf(TenantNotBoundException.class);
                    if (!autoCommit) {
                        connection.rollback();
                    }
                    statement.addBatch("insert into tasks (title) values ('nobody''s')");
                    assertThatThrownBy(statement::executeBatch).isInstanceOf(TenantNotBoundException.class);
                }
            }
        }
    }

    @Test
    void aConnectionServesOneTenantOnly() throws SQLException {
        Connection unbound = POOL.getConnection();
        as(ACME, () -> assertThatThrownBy(() -> count(unbound)).isInstanceOf(TenantConflictException.class));
        unbound.close();

        Connection acmes = as(ACME, POOL::getConnection);
        assertThatThrownBy(() -> count(acmes)).isInstanceOf(TenantNotBoundException.class);
        assertThatThrownBy(() -> acmes.prepareStatement("insert into tasks (title) values ('x')").executeUpdate())
                .isInstanceOf(TenantNotBoundException.class);
        as(GLOBEX, () -> {
            assertThatThrownBy(() -> count(acmes)).isInstanceOf(TenantConflictException.class)
                    .hasMessageContaining(GLOBEX.id().toString());
            PreparedStatement batch = acmes.prepareStatement("insert into tasks (title) values ('x')");
            batch.addBatch();
            assertThatThrownBy(batch::executeBatch).isInstanceOf(TenantConflictException.class);
            return 0;
        });
        acmes.setAutoCommit(false);
        acmes.rollback();
        acmes.close();
        assertThat(as(GLOBEX, () -> {
            try (Connection connection = POOL.getConnection()) {
                return count(connection);
            }
        })).isEqualTo(GLOBEXS_TASKS);
    }

    @Test
    void whatAClosedConnectionLeftInTheHandDoesNothing() throws SQLException {
        as(ACME, () -> {
            Connection connection = POOL.getConnection();
            PreparedStatement statement = connection.prepareStatement(COUNT);
            connection.close();
            connection.close();
            assertThat(connection.isClosed()).isTrue();
            assertThat(statement.isClosed()).isTrue();
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.prepareStatement(COUNT)).isInstanceOf(SQLException.class);
            return 0;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1; select 2", "select count(*) from tasks; delete from tasks",
        "select set_config('leasehold.tenant', 'x', true)", "set local leasehold.tenant = 'x'",
        "select leasehold.bind(gen_random_uuid())", "select \"leasehold\" . \"bind\"(gen_random_uuid())",
        "select bind(gen_random_uuid())", "/* */ select\n BIND (gen_random_uuid())"})
    void aStatementThatMeddlesWithTheBindingIsRefused(String sql) throws SQLException {
        as(ACME, () -> {
            try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class)
                        .hasMessageContaining("refused");
                assertThatThrownBy(() -> statement.addBatch(sql)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connection.prepareStatement(sql)).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> connection.prepareCall(sql)).isInstanceOf(SQLException.class);
                return 0;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1;", "select ';' -- ; two", "select 'unbind(' || 1", "table tasks", "values (1)",
        "/* a /* b */ */ (select 1)", "select 1 where 'a' <> '{}'", "explain select 1", "set local lock_timeout = 1",
        "with t as (select 1) select * from t", ""})
    void ordinaryStatementsKeepTheirConnection(String sql) throws SQLException {
        assertThat(backendAfter(GLOBEX, c -> c.createStatement().execute(sql))).as(sql).isEqualTo(backend(ACME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set statement_timeout = 0", "select pg_advisory_lock(1)", "listen news",
        "prepare p as select 1", "do $$ begin perform 1; end $$", "select set_config('lock_timeout', '1', false)",
        "-- innocent\nset search_path = public", "reset all", "discard plans"})
    void aConnectionWithTracesIsDiscarded(String sql) throws SQLException {
        assertThat(backendAfter(GLOBEX, c -> c.createStatement().execute(sql))).as(sql).isNotEqualTo(backend(ACME));
    }

    @Test
    void anUnwrappedConnectionIsDiscarded() throws SQLException {
        assertThat(backendAfter(GLOBEX, c -> c.unwrap(PGConnection.class).getBackendPID())).isNotEqualTo(backend(ACME));
        assertThat(backendAfter(GLOBEX, c -> c.setSchema("shared"))).isNotEqualTo(backend(ACME));
        assertThat(backendAfter(GLOBEX, c -> c.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT)))
                .isNotEqualTo(backend(ACME));
    }

    private interface Use {
        void of(Connection connection) throws SQLException;
    }

    private static int backend(Tenant tenant) throws SQLException {
        return backendAfter(tenant, connection -> count(connection));
    }

    private static int backendAfter(Tenant tenant, Use use) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                use.of(connection);
                ResultSet rows = statement.executeQuery("select pg_backend_pid()");
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        });
    }
}
