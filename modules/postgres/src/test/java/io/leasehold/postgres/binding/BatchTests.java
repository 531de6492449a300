package io.leasehold.postgres.binding;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
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

/** Batches of any length reach the rows of their tenant, in whatever pieces they are sent. */
class BatchTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final TenantDataSource POOL = TENANTS.pool(1);

    @AfterAll
    static void close() {
        POOL.close();
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
            try (Connection connection = POOL.getConnection()) {
                connection.setAutoCommit(autoCommit);
                T result = call.on(connection);
                if (!autoCommit) {
                    connection.commit();
                }
                return result;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchesReachTheirTenant(boolean autoCommit) throws SQLException {
        for (int size : new int[]{1, 2, 253, 254, 255, 256, 508, 509, 777}) {
            long[] counts = call(GLOBEX, autoCommit, c -> {
                try (PreparedStatement s = c.prepareStatement("insert into tasks (id, title) values (?, ?)")) {
                    for (int i = 0; i < size; i++) {
                        s.setInt(1, 1000 + i);
                        s.setString(2, "batch");
                        s.addBatch();
                    }
                    return s.executeLargeBatch();
                }
            });
            assertThat(counts).hasSize(size).containsOnly(1);
            assertThat(BatchTests.<int[]>call(ACME, autoCommit, c -> {
                try (Statement s = c.createStatement()) {
                    for (int i = 0; i < size; i++) {
                        s.addBatch("insert into tasks (id, title) values (" + (1000 + i) + ", 'batch')");
                    }
                    s.addBatch("update tasks set title = 'batched' where title = 'batch'");
                    return s.executeBatch();
                }
            })).hasSize(size + 1).endsWith(size);
            assertThat(TENANTS.count(GLOBEX)).isEqualTo(GLOBEXS_TASKS + size);
            assertThat(TENANTS.count(ACME)).isEqualTo(ACMES_TASKS + size);
            TENANTS.reset();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchesReturnTheirKeys(boolean autoCommit) throws SQLException {
        for (int size : new int[]{1, 3, 300}) {
            int keys = call(GLOBEX, autoCommit, c -> {
                try (PreparedStatement s = c.prepareStatement("insert into tasks (id, title) values (?, 'x')",
                        new String[]{"id"})) {
                    for (int i = 0; i < size; i++) {
                        s.setInt(1, 1000 + i);
                        s.addBatch();
                    }
                    assertThat(s.executeBatch()).hasSize(size);
                    int found = 0;
                    for (ResultSet rows = s.getGeneratedKeys(); rows.next(); found++) {
                        assertThat(rows.getInt(1)).isEqualTo(1000 + found);
                    }
                    return found;
                }
            });
            assertThat(keys).isEqualTo(size);
            TENANTS.reset();
        }
    }

    @Test
    void nothingIsKeptOfABatchThatFailsOutsideATransaction() throws SQLException {
        for (int size : new int[]{10, 300, 700}) {
            as(ACME, () -> {
                try (Connection connection = POOL.getConnection();
                        PreparedStatement insert = connection.prepareStatement(
                                "insert into tasks (id, title) values (?, 'x')")) {
                    for (int i = 0; i < size; i++) {
                        insert.setInt(1, 1000 + (i == size - 1 ? 0 : i));
                        insert.addBatch();
                    }
                    assertThatThrownBy(insert::executeBatch).isInstanceOfSatisfying(BatchUpdateException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("23505");
                        assertThat(e.getUpdateCounts()).hasSize(size);
                        assertThat(Arrays.stream(e.getUpdateCounts()).distinct()).containsExactly(
                                Statement.EXECUTE_FAILED);
                    });
                    assertThat(TENANTS.count(ACME)).isEqualTo(ACMES_TASKS);
                    insert.setInt(1, 7);
                    assertThat(insert.executeUpdate()).isEqualTo(1);
                    return 0;
                }
            });
            TENANTS.reset();
        }
    }

    /** What comes after the end of a transaction would meet no tenant, and in an own schema the tables of the session. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingGoesOnInABatchBehindTheEndOfItsTransaction(boolean autoCommit) throws SQLException {
        for (String end : List.of("commit", "rollback", "rollback to savepoint here", "call nothing()",
                "-- and so\rcommit",
                "do 'begin commit; end'")) {
            assertThatThrownBy(() -> call(ACME, autoCommit, connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.addBatch("insert into tasks (title) values ('before')");
                    statement.addBatch(end);
                    statement.addBatch("insert into tasks (title) values ('behind')");
                    return statement.executeBatch();
                }
            })).as(end).isInstanceOf(SQLException.class).hasMessageContaining("A batch was refused");
        }
    }
}
