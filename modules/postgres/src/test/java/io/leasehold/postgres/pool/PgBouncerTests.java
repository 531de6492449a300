package io.leasehold.postgres.pool;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantLimits;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;

import static io.leasehold.postgres.pool.Town.as;
import static io.leasehold.postgres.pool.Town.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** PgBouncer in transaction mode with one server connection, which all tenants share one transaction after the other. */
class PgBouncerTests {
    private static final Town TOWN = new Town();
    private static final Pooler POOLER = Pooler.before(TOWN.access);
    private static final PlacedConnections CONNECTIONS = new PlacedConnections(
            TOWN.serversBehind(POOLER.url(TOWN.access), 8),
            Town.settings(4, Duration.ofSeconds(20)), Town.PROOFS);
    private static final TenantDataSource POOL = Town.dataSource(CONNECTIONS);

    @AfterAll
    static void close() throws SQLException {
        POOL.close();
        POOLER.close();
        TOWN.close();
    }

    @BeforeAll
    static void oneServerConnectionEach() throws SQLException {
        for (Tenant tenant : TOWN.all) {
            visit(tenant);
        }
        assertThat(TOWN.backends()).as("one for each of three databases").isEqualTo(3);
    }

    private static int visit(Tenant tenant) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = POOL.getConnection()) {
                connection.setAutoCommit(ThreadLocalRandom.current().nextBoolean());
                assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                work(connection, tenant);
                assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                return 1;
            }
        });
    }

    private static void work(Connection connection, Tenant tenant) throws SQLException {
        int tasks = Integer.parseInt(TOWN.expected(tenant).replaceAll(".* ", ""));
        switch (ThreadLocalRandom.current().nextInt(6)) {
            case 0 -> {
                try (CallableStatement call = connection.prepareCall("{? = call count_tasks()}")) {
                    call.registerOutParameter(1, Types.BIGINT);
                    call.execute();
                    assertThat(call.getLong(1)).isGreaterThanOrEqualTo(tasks);
                }
            }
            case 1 -> batch(connection);
            case 2 -> {
                connection.setAutoCommit(false);
                try (PreparedStatement statement = connection
                        .prepareStatement("select title from tasks where id < 100")) {
                    statement.setFetchSize(2);
                    int rows = 0;
                    for (ResultSet found = statement.executeQuery(); found.next(); rows++) {
                        assertThat(found.getString(1)).isEqualTo(tenant.slug().value());
                    }
                    assertThat(rows).isEqualTo(tasks);
                }
            }
            case 3 -> {
                connection.setAutoCommit(false);
                Savepoint before = connection.setSavepoint();
                assertThatThrownBy(() -> first(connection, "select 1 / (count(*) - count(*)) from tasks")).isInstanceOf(
                        SQLException.class);
                connection.rollback(before);
            }
            case 4 -> {
                try (PreparedStatement insert = connection.prepareStatement("insert into tasks (title) values ('x')",
                        new String[]{"id"})) {
                    insert.executeUpdate();
                    assertThat(insert.getGeneratedKeys().next()).isTrue();
                }
            }
            default -> assertThat(first(connection, "select mood from moods")).isEqualTo("fine");
        }
    }

    private static void batch(Connection connection) throws SQLException {
        int size = ThreadLocalRandom.current().nextBoolean() ? 3 : 300;
        try (PreparedStatement update = connection.prepareStatement("update tasks set title = ? where id = ?")) {
            for (int i = 0; i < size; i++) {
                update.setString(1, "never");
                update.setInt(2, -i - 1);
                update.addBatch();
            }
            assertThat(update.executeBatch()).hasSize(size).containsOnly(0);
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Test
    void tenantsThatShareOneServerConnectionSeeTheirRowsAlone() throws Exception {
        hammer(1_500, false);
        assertThat(TOWN.backends()).isEqualTo(3);
    }

    @Test
    void soTheyDoWhenBackendsAreKilled() throws Exception {
        assertThat(hammer(600, true)).as("disturbed").isPositive();
        for (Tenant tenant : TOWN.all) {
            ConnectionPoolTests.await(() -> isServed(tenant));
        }
    }

    private static boolean isServed(Tenant tenant) {
        try {
            return visit(tenant) == 1;
        } catch (SQLException killed) {
            return false;
        }
    }

    private static int hammer(int visits, boolean killing) throws Exception {
        AtomicInteger left = new AtomicInteger(visits);
        AtomicInteger disturbed = new AtomicInteger();
        List<Future<Integer>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 18; i++) {
                Tenant tenant = TOWN.all.get(i % TOWN.all.size());
                workers.add(threads.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        try {
                            visit(tenant);
                        } catch (SQLException e) {
                            if (!killing) {
                                throw e;
                            }
                            disturbed.incrementAndGet();
                        }
                        if (killing && left.get() % 50 == 0) {
                            TOWN.administrator(
                                    "select pg_terminate_backend(pid)::text from pg_stat_activity where usename = '"
                                            + TOWN.access.app() + "' order by random() limit 1");
                        }
                    }
                    return 0;
                }));
            }
            for (Future<Integer> worker : workers) {
                worker.get();
            }
        }
        assertThat(CONNECTIONS.leased()).isZero();
        return disturbed.get();
    }

    @Test
    void nothingStaysOnTheServersConnection() throws SQLException {
        TenantLimits strict = new TenantLimits(OptionalInt.empty(), Optional.of(Duration.ofSeconds(3)), Optional.of(
                Duration.ofSeconds(4)));
        for (Tenant tenant : TOWN.all) {
            for (int i = 0; i < 12; i++) {
                visit(Town.withLimits(tenant, strict));
            }
        }
        DatabaseAccess access = TOWN.access;
        TestServer.execute(access.url(), TestServer.administrator(),
                "grant execute on function pg_prepared_statement() to public; grant select on pg_prepared_statements to public");
        try (Connection bare = DriverManager.getConnection(POOLER.url(access) + "?prepareThreshold=0", access.app()
                .username(), access.app().password())) {
            assertThat(first(bare, "select coalesce(current_setting('leasehold.tenant', true), '')")).isEmpty();
            assertThat(first(bare, "show search_path")).isEqualTo("\"$user\", public");
            assertThat(first(bare, "show statement_timeout")).isEqualTo("0");
            assertThat(first(bare, "select count(*) from pg_prepared_statements")).isEqualTo("0");
            assertThat(first(bare, "select count(*) from pg_cursors where is_holdable")).isEqualTo("0");
        }
    }

    @Test
    void limitsReachThroughIt() {
        TenantLimits strict = new TenantLimits(OptionalInt.empty(), Optional.of(Duration.ofMillis(30)), Optional
                .empty());
        for (Tenant tenant : TOWN.all) {
            assertThatThrownBy(() -> as(Town.withLimits(tenant, strict), () -> {
                try (Connection connection = POOL.getConnection()) {
                    return first(connection, "select pg_sleep(5)");
                }
            })).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void whatIsUnboundIsRefused() throws SQLException {
        for (Tenant tenant : TOWN.all) {
            visit(tenant);
            try (Connection connection = POOL.getConnection()) {
                for (boolean autoCommit : new boolean[]{true, false}) {
                    connection.setAutoCommit(autoCommit);
                    assertThatThrownBy(() -> seen(connection)).isInstanceOf(TenantNotBoundException.class);
                    if (!autoCommit) {
                        connection.rollback();
                    }
                }
                connection.setAutoCommit(true);
                assertThat(first(connection, "select current_schema()")).isEqualTo("shared");
            }
        }
    }

    @Test
    void whatWouldStayOnTheSessionIsRefused() throws SQLException {
        for (Tenant tenant : List.of(TOWN.acme, TOWN.initech, TOWN.umbrella)) {
            as(tenant, () -> {
                try (Connection connection = POOL.getConnection(); Statement statement = connection.createStatement()) {
                    for (String text : List.of("set search_path = public", "listen x", "prepare p as select 1",
                            "select set_config('work_mem', '1MB', false)", "select pg_advisory_lock(1)",
                            "create temp table t (i int)")) {
                        assertThatThrownBy(() -> statement.execute(text)).as(text).isInstanceOf(SQLException.class)
                                .hasMessageContaining("pooler");
                    }
                    assertThatThrownBy(() -> connection.setSchema("shared")).hasMessageContaining("pooler");
                    assertThatThrownBy(() -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE))
                            .hasMessageContaining("SET TRANSACTION");
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                    connection.setAutoCommit(false);
                    statement.execute("set transaction isolation level serializable");
                    assertThat(first(connection, "show transaction_isolation")).isEqualTo("serializable");
                    assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                    connection.rollback();
                    return 0;
                }
            });
        }
    }
}
