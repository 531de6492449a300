package io.leasehold.postgres.binding;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** Each kind of JDBC call reaches the rows of its tenant, one pooled connection serving both, in transactions and outside. */
class BoundStatementTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static TenantDataSource pool;

    @BeforeAll
    static void open() {
        pool = TENANTS.pool(1);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void reset() throws SQLException {
        TENANTS.reset();
    }

    private interface Call<T> {
        T on(Connection connection) throws SQLException;
    }

    private static <T> T call(Tenant tenant, boolean autoCommit, Call<T> call) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(autoCommit);
                T result = call.on(connection);
                if (!autoCommit) {
                    connection.commit();
                }
                return result;
            }
        });
    }

    private static int first(ResultSet rows) throws SQLException {
        assertThat(rows.next()).isTrue();
        return rows.getInt(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void queriesSeeTheirTenantsRows(boolean autoCommit) throws SQLException {
        for (int i = 0; i < 12; i++) { // beyond the threshold at which the driver prepares on the server
            assertThat(BoundStatementTests.<Integer>call(ACME, autoCommit, c -> {
                try (PreparedStatement s = c.prepareStatement("select count(*) from tasks where id > ?")) {
                    s.setInt(1, 0);
                    return first(s.executeQuery());
                }
            })).isEqualTo(ACMES_TASKS);
            assertThat(BoundStatementTests.<Integer>call(GLOBEX, autoCommit, c -> {
                try (Statement s = c.createStatement()) {
                    return first(s.executeQuery("select count(*) from tasks"));
                }
            })).isEqualTo(GLOBEXS_TASKS);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void updatesChangeTheirTenantsRows(boolean autoCommit) throws SQLException {
        assertThat(BoundStatementTests.<Integer>call(ACME, autoCommit, c -> {
            try (PreparedStatement s = c.prepareStatement("update tasks set title = ?")) {
                s.setString(1, "changed");
                return s.executeUpdate();
            }
        })).isEqualTo(ACMES_TASKS);
        assertThat(BoundStatementTests.<Integer>call(GLOBEX, autoCommit, c -> {
            try (Statement s = c.createStatement()) {
                return s.executeUpdate("delete from tasks where title <> 'changed'");
            }
        })).isEqualTo(GLOBEXS_TASKS);
        assertThat(TENANTS.count(ACME)).isEqualTo(ACMES_TASKS);
        assertThat(TENANTS.count(GLOBEX)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void insertsAreStampedAndReturnTheirKeys(boolean autoCommit) throws SQLException {
        for (String how : new String[]{"all", "named", "statement"}) {
            int id = call(ACME, autoCommit, c -> {
                String sql = "insert into tasks (id, title) values (41, 'new')";
                if (how.equals("statement")) {
                    try (Statement s = c.createStatement()) {
                        assertThat(s.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS)).isEqualTo(1);
                        ResultSet keys = s.getGeneratedKeys();
                        assertThat(keys.next()).isTrue();
                        return keys.getInt("id");
                    }
                }
                try (PreparedStatement s = how.equals("all")
                        ? c.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
                        : c.prepareStatement(sql, new String[]{"id"})) {
                    assertThat(s.execute()).isFalse();
                    assertThat(s.getUpdateCount()).isEqualTo(1);
                    assertThat(s.getResultSet()).isNull();
                    ResultSet keys = s.getGeneratedKeys();
                    assertThat(keys.next()).isTrue();
                    int key = keys.getInt("id");
                    assertThat(keys.next()).isFalse();
                    assertThat(s.getMoreResults()).isFalse();
                    assertThat(s.getUpdateCount()).isEqualTo(-1);
                    return key;
                }
            });
            assertThat(id).isEqualTo(41);
            assertThat(TENANTS.count(ACME)).isEqualTo(ACMES_TASKS + 1);
            assertThat(TENANTS.count(GLOBEX)).isEqualTo(GLOBEXS_TASKS);
            TENANTS.reset();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callsReachTheirTenant(boolean autoCommit) throws SQLException {
        for (Tenant tenant : new Tenant[]{ACME, GLOBEX, ACME}) {
            int expected = tenant.equals(ACME) ? ACMES_TASKS : GLOBEXS_TASKS;
            assertThat(BoundStatementTests.<Integer>call(tenant, autoCommit, c -> {
                try (CallableStatement s = c.prepareCall("{? = call rename_tasks(?)}")) {
                    s.registerOutParameter(1, Types.INTEGER);
                    s.setString(2, "renamed");
                    s.execute();
                    return s.getInt(1);
                }
            })).isEqualTo(expected);
            assertThat(BoundStatementTests.<Integer>call(tenant, autoCommit, c -> {
                try (CallableStatement s = c.prepareCall("{call count_tasks()}")) {
                    return first(s.executeQuery());
                }
            })).isEqualTo(expected);
            assertThat(BoundStatementTests.<Integer>call(tenant, autoCommit, c -> {
                try (CallableStatement s = c.prepareCall("call touch_tasks()")) {
                    return s.executeUpdate();
                }
            })).isZero();
        }
    }

    @Test
    void cursorsFetchTheirTenantsRows() throws SQLException {
        assertThat(BoundStatementTests.<Integer>call(GLOBEX, false, c -> {
            try (PreparedStatement s = c.prepareStatement("select id from tasks order by id")) {
                s.setFetchSize(1);
                int seen = 0;
                for (ResultSet rows = s.executeQuery(); rows.next(); seen++) {
                    assertThat(rows.getInt(1)).isEqualTo(seen + 1);
                }
                return seen;
            }
        })).isEqualTo(GLOBEXS_TASKS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void scrollableAndUpdatableRowsAreTheTenantsOwn(boolean autoCommit) throws SQLException {
        BoundStatementTests.<Integer>call(ACME, autoCommit, c -> {
            try (PreparedStatement s = c.prepareStatement("select tenant_id, id, title from tasks order by id",
                    ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
                ResultSet rows = s.executeQuery();
                assertThat(rows.last()).isTrue();
                assertThat(rows.getRow()).isEqualTo(ACMES_TASKS);
                rows.updateString("title", "by result set");
                rows.updateRow();
                assertThat(rows.first()).isTrue();
                rows.deleteRow();
                return 0;
            }
        });
        assertThat(TENANTS.count(ACME)).isEqualTo(ACMES_TASKS - 1);
        assertThat(TENANTS.count(GLOBEX)).isEqualTo(GLOBEXS_TASKS);
        assertThat(BoundStatementTests.<Integer>call(ACME, autoCommit, c -> {
            try (Statement s = c.createStatement()) {
                return first(s.executeQuery("select count(*) from tasks where title = 'by result set'"));
            }
        })).isEqualTo(1);
    }

    @Test
    void describedStatementsWorkOutsideTransactionsToo() throws SQLException {
        for (int i = 0; i < 12; i++) {
            assertThat(BoundStatementTests.<Integer>call(ACME, true, c -> {
                try (PreparedStatement s = c.prepareStatement("select title from tasks where id = ?")) {
                    assertThat(s.getMetaData().getColumnCount()).isEqualTo(1);
                    assertThat(s.getParameterMetaData().getParameterCount()).isEqualTo(1);
                    s.setInt(1, 1);
                    ResultSet rows = s.executeQuery();
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEqualTo("acme 1");
                    return 0;
                }
            })).isZero();
        }
    }

    @Test
    void theWrongKindOfExecutionIsRefused() throws SQLException {
        assertThatThrownBy(() -> call(ACME, true, c -> {
            try (Statement s = c.createStatement()) {
                return s.executeQuery("update tasks set title = 'x'");
            }
        })).isInstanceOf(SQLException.class).hasMessageContaining("returned no rows");
        assertThatThrownBy(() -> call(ACME, true, c -> {
            try (PreparedStatement s = c.prepareStatement("select 1")) {
                return s.executeUpdate();
            }
        })).isInstanceOf(SQLException.class).hasMessageContaining("returned rows");
    }

    @Test
    void aStatementClosesOnItsCompletionAndNotBefore() throws SQLException {
        call(ACME, true, c -> {
            PreparedStatement update = c.prepareStatement("update tasks set title = 'x'");
            update.closeOnCompletion();
            update.executeUpdate();
            assertThat(update.isClosed()).isFalse();
            PreparedStatement query = c.prepareStatement("select 1");
            query.closeOnCompletion();
            query.executeQuery().close();
            assertThat(query.isClosed()).isTrue();
            return 0;
        });
    }
}
