package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.ACMES_TASKS;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEXS_TASKS;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever happens to a transaction, the one pooled connection is bound to the right tenant right afterwards. */
class BindingHoldsTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private TenantDataSource pool = TENANTS.pool(1);

    @BeforeEach
    void reset() throws SQLException {
        TENANTS.reset();
    }

    @AfterEach
    void bothTenantsSeeTheirRowsAfterwards() throws SQLException {
        for (Tenant tenant : new Tenant[]{GLOBEX, ACME, GLOBEX}) {
            assertThat(as(tenant, () -> {
                try (Connection connection = pool.getConnection()) {
                    assertThat(connection.getAutoCommit()).isTrue();
                    return tenantsSeen(connection);
                }
            })).isEqualTo(tenant.id().toString());
        }
        pool.close();
    }

    private static String tenantsSeen(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select string_agg(distinct tenant_id::text, ',') from tasks");
                ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from tasks")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private interface InTransaction {
        void on(Connection connection) throws SQLException;
    }

    private void acmesTransaction(InTransaction work) throws SQLException {
        as(ACME, () -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                work.on(connection);
                connection.commit();
                return 0;
            }
        });
    }

    private static void fail(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select 1 / (count(*) - count(*)) from tasks"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("division by zero");
        }
    }

    @Test
    void afterARollbackToASavepointSetBeforeTheBinding() throws SQLException {
        acmesTransaction(connection -> {
            Savepoint unbound = connection.setSavepoint();
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
            connection.rollback(unbound);
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
        });
    }

    @Test
    void afterARollbackToASavepointSetAfterTheBinding() throws SQLException {
        acmesTransaction(connection -> {
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
            Savepoint bound = connection.setSavepoint("bound");
            fail(connection);
            connection.rollback(bound);
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
            connection.releaseSavepoint(bound);
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
        });
    }

    @Test
    void afterSavepointsAndTransactionsByText() throws SQLException {
        acmesTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("savepoint s");
                statement.executeUpdate("delete from tasks");
                statement.execute("rollback to s");
                assertThat(count(connection)).isEqualTo(ACMES_TASKS);
                statement.execute("rollback");
                assertThat(count(connection)).isEqualTo(ACMES_TASKS);
            }
        });
        as(ACME, () -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("begin");
                statement.executeUpdate("delete from tasks");
                assertThat(count(connection)).isZero();
                return 0; // and never ends it
            }
        });
        assertThat(TENANTS.count(ACME)).isEqualTo(ACMES_TASKS);
    }

    @Test
    void afterAStatementPreparedBoundAndUsedInTheNextTransaction() throws SQLException {
        acmesTransaction(connection -> {
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
            try (PreparedStatement plain = connection.prepareStatement("select count(*) from tasks")) {
                for (int i = 0; i < 8; i++) {
                    ResultSet rows = plain.executeQuery();
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(ACMES_TASKS);
                    switch (i % 4) {
                        case 0 -> connection.commit();
                        case 1 -> connection.rollback();
                        case 2 -> connection.setAutoCommit(true);
                        default -> connection.setAutoCommit(false);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "always", "conservative"})
    void afterAFailedStatement(String autosave) throws SQLException {
        pool.close();
        pool = TENANTS.pool(1, "autosave", autosave);
        acmesTransaction(connection -> {
            fail(connection);
            if (!autosave.equals("always")) {
                connection.rollback();
            }
            assertThat(count(connection)).isEqualTo(ACMES_TASKS);
            fail(connection);
            connection.rollback();
        });
        as(ACME, () -> {
            try (Connection connection = pool.getConnection()) {
                fail(connection);
                assertThat(count(connection)).isEqualTo(ACMES_TASKS);
                return 0;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterATimeout(boolean autoCommit) throws SQLException {
        as(ACME, () -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                connection.setAutoCommit(autoCommit);
                statement.setQueryTimeout(1);
                assertThatThrownBy(() -> statement.executeQuery("select pg_sleep(60) from tasks"))
                        .isInstanceOf(SQLException.class)
                        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("57014"));
                return 0;
            }
        });
    }

    @Test
    void afterACancellation() throws SQLException {
        as(ACME, () -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                Thread canceller = Thread.ofPlatform().start(() -> cancelOnceAsleep(statement));
                assertThatThrownBy(() -> statement.executeQuery("select pg_sleep(60)")).isInstanceOf(SQLException.class)
                        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("57014"));
                assertThat(canceller.join(Duration.ofSeconds(20))).isTrue();
                return 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void cancelOnceAsleep(Statement statement) {
        try (Connection superuser = TENANTS.superuser();
                PreparedStatement asleep = superuser.prepareStatement(
                        "select 1 from pg_stat_activity where usename = ? and wait_event = 'PgSleep'")) {
            asleep.setString(1, TENANTS.appRole());
            while (!asleep.executeQuery().next()) {
                LockSupport.parkNanos(1_000_000);
            }
            statement.cancel();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterTheServerKilledTheConnection(boolean autoCommit) throws SQLException {
        as(ACME, () -> {
            try (Connection connection = pool.getConnection(); Connection superuser = TENANTS.superuser()) {
                connection.setAutoCommit(autoCommit);
                assertThat(count(connection)).isEqualTo(ACMES_TASKS);
                int victim = backend(connection);
                superuser.createStatement().execute("select pg_terminate_backend(" + victim + ", 20000)");
                assertThatThrownBy(() -> count(connection)).isInstanceOf(SQLException.class);
                return 0;
            }
        });
    }

    @Test
    void afterAMigrationThatChangedWhatAStatementReturns() throws SQLException {
        as(GLOBEX, () -> {
            try (Connection connection = pool.getConnection()) {
                for (int i = 0; i < 14; i++) {
                    if (i == 7) {
                        try (Connection owner = TENANTS.owner(); Statement migration = owner.createStatement()) {
                            migration.execute("alter table tasks add column note text");
                        }
                    }
                    try (PreparedStatement all = connection
                            .prepareStatement("select tasks.* from tasks where id > ?")) {
                        all.setInt(1, 0);
                        int seen = 0;
                        for (ResultSet rows = all.executeQuery(); rows.next(); seen++) {
                            assertThat(rows.getString("tenant_id")).isEqualTo(GLOBEX.id().toString());
                        }
                        assertThat(seen).isEqualTo(GLOBEXS_TASKS);
                    }
                }
                return 0;
            } finally {
                try (Connection owner = TENANTS.owner(); Statement migration = owner.createStatement()) {
                    migration.execute("alter table tasks drop column note");
                }
            }
        });
    }

    @Test
    void inReadOnlyAndSerializableTransactionsAndAfterSetLocal() throws SQLException {
        as(ACME, () -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                connection.setAutoCommit(false);
                statement.execute("set local statement_timeout = '20s'");
                assertThat(count(connection)).isEqualTo(ACMES_TASKS);
                assertThatThrownBy(() -> statement.executeUpdate("delete from tasks")).isInstanceOf(SQLException.class)
                        .hasMessageContaining("read-only");
                connection.rollback();
                return 0;
            }
        });
        as(GLOBEX, () -> {
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isReadOnly()).isFalse();
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                return 0;
            }
        });
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
