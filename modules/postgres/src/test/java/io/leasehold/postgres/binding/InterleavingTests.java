package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever two tenants do in turn on one pooled connection, each sees exactly the rows that a plain model says are its own. */
class InterleavingTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final TenantDataSource POOL = TENANTS.pool(1);

    enum Step {
        QUERY, QUERY_BY_STATEMENT, INSERT, INSERT_WITH_KEYS, BATCH, UPDATE, DELETE, CALL, BEGIN, COMMIT, ROLLBACK, AUTO_COMMIT, SAVEPOINT, ROLLBACK_TO, FAIL, CANCEL, OTHER_TENANT
    }

    @AfterContainer
    static void close() {
        POOL.close();
    }

    @Property(tries = 60)
    void eachReadSeesTheTenantsOwnRows(@ForAll @Size(min = 1, max = 80) List<Step> steps) throws SQLException {
        try (Connection owner = TENANTS.owner(); Statement statement = owner.createStatement()) {
            statement.execute("truncate tasks");
        }
        Map<Tenant, Set<Integer>> committed = new HashMap<>(Map.of(ACME, Set.of(), GLOBEX, Set.of()));
        int id = 1;
        int at = 0;
        for (Tenant tenant = ACME; at < steps.size(); tenant = tenant.equals(ACME) ? GLOBEX : ACME) {
            List<Step> rest = steps.subList(at, steps.size());
            int length = rest.contains(Step.OTHER_TENANT) ? rest.indexOf(Step.OTHER_TENANT) : rest.size();
            Visit visit = new Visit(tenant, committed.get(tenant), id);
            committed.put(tenant, as(tenant, () -> visit.make(rest.subList(0, length))));
            id += 3 * length;
            at += length + 1;
        }
    }

    /** What one borrower does with the connection, and what a model says it must see. */
    private static final class Visit {
        private final Tenant tenant;
        private Set<Integer> committed;
        private Set<Integer> seen;
        private @Nullable Set<Integer> saved;
        private @Nullable Savepoint savepoint;
        private int id;

        Visit(Tenant tenant, @Nullable Set<Integer> committed, int id) {
            this.tenant = tenant;
            this.committed = committed == null ? Set.of() : committed;
            this.seen = new TreeSet<>(this.committed);
            this.id = id;
        }

        Set<Integer> make(List<Step> steps) throws SQLException {
            try (Connection connection = POOL.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                for (Step step : steps) {
                    make(step, connection);
                    if (connection.getAutoCommit()) {
                        committed = new TreeSet<>(seen);
                    }
                }
                check(connection, "select id, tenant_id from tasks");
            }
            return committed;
        }

        private void make(Step step, Connection connection) throws SQLException {
            switch (step) {
                case QUERY -> check(connection, "select id, tenant_id from tasks where id > 0");
                case QUERY_BY_STATEMENT -> checkByStatement(connection);
                case INSERT -> insert(connection, 1, false);
                case INSERT_WITH_KEYS -> insert(connection, 1, true);
                case BATCH -> insert(connection, 3, false);
                case UPDATE -> assertThat(update(connection, "update tasks set title = 'u'")).isEqualTo(seen.size());
                case DELETE -> {
                    assertThat(update(connection, "delete from tasks where id % 3 = 0")).isEqualTo(
                            (int) seen.stream().filter(each -> each % 3 == 0).count());
                    seen.removeIf(each -> each % 3 == 0);
                }
                case CALL -> {
                    try (var call = connection.prepareCall("{call count_tasks()}");
                            ResultSet rows = call.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.getInt(1)).isEqualTo(seen.size());
                    }
                }
                case BEGIN -> connection.setAutoCommit(false);
                case AUTO_COMMIT -> {
                    connection.setAutoCommit(true);
                    ended(true);
                }
                case COMMIT -> {
                    if (!connection.getAutoCommit()) {
                        connection.commit();
                        ended(true);
                    }
                }
                case ROLLBACK -> rollBack(connection);
                case SAVEPOINT -> {
                    if (!connection.getAutoCommit()) {
                        savepoint = connection.setSavepoint();
                        saved = new TreeSet<>(seen);
                    }
                }
                case ROLLBACK_TO -> rollBackToSavepoint(connection);
                case FAIL -> {
                    assertThatThrownBy(() -> update(connection, "update tasks set id = id / 0, title = null"
                            + " where (select 1 / count(*) from tasks where id < 0) > 0"))
                            .isInstanceOf(SQLException.class);
                    rollBackToSavepoint(connection);
                }
                case CANCEL -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.cancel();
                    }
                }
                case OTHER_TENANT -> throw new IllegalStateException("ends the visit");
            }
        }

        private void ended(boolean kept) {
            committed = kept ? new TreeSet<>(seen) : committed;
            seen = new TreeSet<>(committed);
            savepoint = null;
            saved = null;
        }

        private void rollBack(Connection connection) throws SQLException {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                ended(false);
            }
        }

        private void rollBackToSavepoint(Connection connection) throws SQLException {
            if (savepoint == null || saved == null) {
                rollBack(connection);
            } else {
                connection.rollback(savepoint);
                seen = new TreeSet<>(saved);
            }
        }

        private void insert(Connection connection, int rows, boolean keys) throws SQLException {
            String sql = "insert into tasks (id, title) values (?, 'i')";
            try (PreparedStatement statement = keys
                    ? connection.prepareStatement(sql, new String[]{"tenant_id"})
                    : connection.prepareStatement(sql)) {
                for (int i = 0; i < rows; i++) {
                    seen.add(id);
                    statement.setInt(1, id++);
                    if (rows > 1) {
                        statement.addBatch();
                    }
                }
                if (rows > 1) {
                    assertThat(statement.executeBatch()).hasSize(rows).containsOnly(1);
                } else {
                    assertThat(statement.executeUpdate()).isEqualTo(1);
                }
                if (keys) {
                    ResultSet generated = statement.getGeneratedKeys();
                    assertThat(generated.next()).isTrue();
                    assertThat(generated.getObject(1)).isEqualTo(tenant.id().value());
                }
            }
        }

        private static int update(Connection connection, String sql) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        }

        private void check(Connection connection, String sql) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(2);
                checkRows(statement.executeQuery());
            }
        }

        private void checkByStatement(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                checkRows(statement.executeQuery("select id, tenant_id from tasks"));
            }
        }

        private void checkRows(ResultSet rows) throws SQLException {
            Set<Integer> ids = new TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
                assertThat(rows.getObject(2)).isEqualTo(tenant.id().value());
            }
            assertThat(ids).isEqualTo(seen);
        }
    }
}
