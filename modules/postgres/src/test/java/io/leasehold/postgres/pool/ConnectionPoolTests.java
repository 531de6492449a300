package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantLimits;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;

import static io.leasehold.postgres.pool.Town.as;
import static io.leasehold.postgres.pool.Town.seen;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionPoolTests {
    private static final Town TOWN = new Town();

    @AfterAll
    static void close() throws SQLException {
        TOWN.close();
    }

    private static PlacedConnections connections(int shared, int own, Duration patience) {
        return new PlacedConnections(TOWN.servers(shared), Town.settings(own, patience));
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int visit(TenantDataSource pool, Tenant tenant) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = pool.getConnection()) {
                assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                return pid(connection);
            }
        });
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience is over").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void opensNothingBeforeSomebodyNeedsIt() throws SQLException {
        try (PlacedConnections connections = connections(10, 10, Duration.ofSeconds(5));
                TenantDataSource pool = Town.dataSource(connections)) {
            assertThat(TOWN.backends()).isZero();
            visit(pool, TOWN.umbrella);
            visit(pool, TOWN.umbrella);
            assertThat(connections.use()).containsOnlyKeys("leasehold-own_databases");
            assertThat(TOWN.backends()).isEqualTo(1);
        }
        assertThat(TOWN.backends()).isZero();
    }

    @Test
    void prefersAConnectionThatServedTheSchemaThenANewOneThenTheOldest() throws SQLException {
        try (TenantDataSource pool = Town.dataSource(connections(2, 1, Duration.ofSeconds(5)))) {
            int initech = visit(pool, TOWN.initech);
            int hooli = visit(pool, TOWN.hooli);
            assertThat(hooli).isNotEqualTo(initech);
            assertThat(visit(pool, TOWN.initech)).isEqualTo(initech);
            assertThat(visit(pool, TOWN.hooli)).isEqualTo(hooli);
            assertThat(visit(pool, TOWN.initech)).isEqualTo(initech);
            assertThat(visit(pool, TOWN.acme)).isEqualTo(hooli);
            assertThat(visit(pool, TOWN.globex)).isEqualTo(hooli);
            assertThat(visit(pool, TOWN.initech)).isEqualTo(initech);
        }
    }

    @Test
    void givesUpAnIdleConnectionToOneDatabaseForOneToAnother() throws SQLException {
        try (PlacedConnections connections = connections(1, 1, Duration.ofSeconds(5));
                TenantDataSource pool = Town.dataSource(connections)) {
            limitRole(1); // the server holds it to the bound too, and would refuse one more
            for (int i = 0; i < 15; i++) {
                for (Tenant tenant : List.of(TOWN.umbrella, TOWN.tyrell)) {
                    visit(pool, tenant);
                }
            }
            assertThat(TOWN.backends()).isEqualTo(1);
        } finally {
            limitRole(-1);
        }
    }

    private static void limitRole(int connections) {
        TestServer.execute(TOWN.access.url(), TestServer.administrator(), "alter role " + TOWN.access.app()
                + " connection limit " + connections);
    }

    @Test
    void saysWhichPoolIsExhaustedAndWhatToDo() throws SQLException {
        try (PlacedConnections connections = connections(1, 1, Duration.ofMillis(30));
                TenantDataSource pool = Town.dataSource(connections)) {
            for (List<Tenant> both : List.of(List.of(TOWN.acme, TOWN.initech), List.of(TOWN.umbrella, TOWN.tyrell))) {
                try (Connection held = as(both.getFirst(), pool::getConnection)) {
                    assertThat(held.isClosed()).isFalse();
                    assertThatThrownBy(() -> visit(pool, both.getLast())).isInstanceOf(PoolExhaustedException.class)
                            .hasMessageContaining("all 1 of the pool leasehold-").hasMessageMatching(
                                    ".*raise leasehold\\.postgres\\.(pool\\.tenant|own-databases\\.connections)\\.");
                    assertThatThrownBy(() -> visit(pool, both.getFirst())).isInstanceOf(PoolExhaustedException.class)
                            .hasMessageContaining("tenant " + both.getFirst().id() + " has all 1 in use");
                }
                visit(pool, both.getLast());
            }
            assertThat(connections.use().values()).extracting(PoolUse::timeouts).containsOnly(2L);
        }
    }

    @Test
    void aTenantAtItsLimitWaitsWithoutHoldingBackOthers() throws Exception {
        for (List<Tenant> both : List.of(List.of(TOWN.acme, TOWN.globex), List.of(TOWN.initech, TOWN.hooli), List.of(
                TOWN.umbrella, TOWN.tyrell))) {
            floodOfOneTenant(both.getFirst(), both.getLast());
        }
    }

    /** 200 requests of one tenant, none of which ends before the other tenant has been served. */
    private static void floodOfOneTenant(Tenant loud, Tenant quiet) throws Exception {
        try (PlacedConnections connections = connections(6, 6, Duration.ofSeconds(30));
                TenantDataSource pool = Town.dataSource(connections);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch quietServed = new CountDownLatch(1);
            AtomicInteger inside = new AtomicInteger();
            List<Future<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                requests.add(threads.submit(() -> as(loud, () -> {
                    try (Connection connection = pool.getConnection()) {
                        assertThat(inside.incrementAndGet()).isLessThanOrEqualTo(3);
                        assertThat(seen(connection)).isEqualTo(TOWN.expected(loud));
                        awaitCount(quietServed);
                        return inside.decrementAndGet();
                    }
                })));
            }
            await(() -> inside.get() == 3 && waiting(connections) == 197);
            for (int i = 0; i < 20; i++) {
                visit(pool, quiet);
            }
            assertThat(waiting(connections)).isEqualTo(197);
            assertThat(connections.leased()).isEqualTo(3);
            quietServed.countDown();
            for (Future<Integer> request : requests) {
                request.get();
            }
            assertThat(connections.leased()).isZero();
        }
    }

    private static void awaitCount(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int waiting(PlacedConnections connections) {
        return connections.use().values().stream().mapToInt(PoolUse::waiting).sum();
    }

    @Test
    void theDirectoryMayGrantATenantMoreOrLess() throws Exception {
        Tenant one = Town.withLimits(TOWN.initech, new TenantLimits(OptionalInt.of(1), Optional.empty(), Optional
                .empty()));
        Tenant all = Town.withLimits(TOWN.globex, new TenantLimits(OptionalInt.of(99), Optional.empty(), Optional
                .empty()));
        try (TenantDataSource pool = Town.dataSource(connections(4, 1, Duration.ofMillis(30)))) {
            List<Connection> held = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                held.add(as(all, pool::getConnection));
            }
            assertThatThrownBy(() -> as(one, pool::getConnection)).hasMessageContaining("all 4 of the pool");
            for (Connection connection : held) {
                connection.close();
            }
            try (Connection connection = as(one, pool::getConnection)) {
                assertThat(connection.isClosed()).isFalse();
                assertThatThrownBy(() -> as(one, pool::getConnection)).hasMessageContaining("has all 1 in use");
                visit(pool, TOWN.acme);
            }
        }
    }

    @Test
    void servesWaitersInTheirOrder() throws Exception {
        try (PlacedConnections connections = connections(1, 1, Duration.ofSeconds(20));
                TenantDataSource pool = Town.dataSource(connections);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> order = new ArrayList<>();
            List<Future<Boolean>> requests = new ArrayList<>();
            try (Connection held = as(TOWN.acme, pool::getConnection)) {
                assertThat(held.isClosed()).isFalse();
                for (int i = 0; i < 12; i++) {
                    int number = i;
                    Tenant tenant = TOWN.all.get(i % 4);
                    requests.add(threads.submit(() -> as(tenant, () -> {
                        try (Connection connection = pool.getConnection()) {
                            assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                            return order.add(number);
                        }
                    })));
                    await(() -> waiting(connections) == number + 1);
                }
            }
            for (Future<Boolean> request : requests) {
                request.get();
            }
            assertThat(order).isSorted().hasSize(12);
        }
    }

    @Test
    void retiresAConnectionThatHasServedManySchemas() throws SQLException {
        PlacementSettings forgetful = new PlacementSettings(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration
                .ofMinutes(1), 2, 1, Duration.ofMinutes(1), Duration.ofSeconds(5), Town.LIMITS);
        try (TenantDataSource pool = Town.dataSource(new PlacedConnections(TOWN.servers(1), forgetful))) {
            int first = visit(pool, TOWN.acme);
            assertThat(visit(pool, TOWN.globex)).as("shared tables are one schema").isEqualTo(first);
            assertThat(visit(pool, TOWN.initech)).isEqualTo(first);
            assertThat(visit(pool, TOWN.hooli)).as("the third").isEqualTo(first);
            assertThat(visit(pool, TOWN.acme)).isNotEqualTo(first);
        }
    }

    @Test
    void closesWhatNobodyTakesAndWhatHasLivedLongEnough() throws SQLException {
        PlacementSettings brief = new PlacementSettings(Duration.ofSeconds(5), Duration.ofMillis(100), Duration
                .ofSeconds(30), 200, 4, Duration.ofMillis(100), Duration.ofSeconds(5), Town.LIMITS);
        try (PlacedConnections connections = new PlacedConnections(TOWN.servers(3), brief);
                TenantDataSource pool = Town.dataSource(connections)) {
            for (Tenant tenant : TOWN.all) {
                visit(pool, tenant);
            }
            await(() -> open(connections, "leasehold-own_databases") == 0);
            await(() -> open(connections, "leasehold-main") == 1);
            assertThat(TOWN.backends()).isEqualTo(1);
        }
        PlacementSettings mortal = new PlacementSettings(Duration.ofSeconds(5), Duration.ofMillis(200), Duration
                .ofMillis(1), 200, 1, Duration.ofMinutes(1), Duration.ofSeconds(5), Town.LIMITS);
        try (TenantDataSource pool = Town.dataSource(new PlacedConnections(TOWN.servers(1), mortal))) {
            int first = visit(pool, TOWN.acme);
            assertThat(visit(pool, TOWN.acme)).isNotEqualTo(first);
        }
    }

    private static int open(PlacedConnections connections, String pool) {
        return requireNonNull(connections.use().get(pool)).open();
    }

    @Test
    void evictsThePlaceOfATenantAtOnceAndOnReturn() throws SQLException {
        try (PlacedConnections connections = connections(4, 4, Duration.ofSeconds(5));
                TenantDataSource pool = Town.dataSource(connections)) {
            Map<Tenant, Integer> before = new HashMap<>();
            for (Tenant tenant : List.of(TOWN.acme, TOWN.initech, TOWN.umbrella, TOWN.tyrell)) {
                before.put(tenant, visit(pool, tenant));
            }
            int returned;
            try (Connection held = as(TOWN.umbrella, pool::getConnection)) {
                returned = as(TOWN.umbrella, () -> pid(held));
                connections.evict(TOWN.umbrella.id());
                connections.evict(TOWN.initech.id());
                assertThat(TOWN.backends()).isEqualTo(3);
                assertThat(as(TOWN.umbrella, () -> seen(held))).isEqualTo(TOWN.expected(TOWN.umbrella));
            }
            assertThat(TOWN.backends()).isEqualTo(2);
            assertThat(visit(pool, TOWN.umbrella)).isNotEqualTo(returned);
            assertThat(visit(pool, TOWN.tyrell)).isEqualTo(before.get(TOWN.tyrell));
            assertThat(visit(pool, TOWN.acme)).isEqualTo(before.get(TOWN.acme));
        }
    }

    @Test
    void findsAKilledConnectionBeforeItIsLent() throws SQLException {
        try (PlacedConnections connections = connections(1, 1, Duration.ofSeconds(5));
                TenantDataSource pool = Town.dataSource(connections)) {
            for (Tenant tenant : List.of(TOWN.acme, TOWN.initech, TOWN.umbrella)) {
                int killed = visit(pool, tenant);
                TestServer.execute(TOWN.access.url(), TestServer.administrator(), "select pg_terminate_backend("
                        + killed + ", 5000)");
                LockSupport.parkNanos(Duration.ofMillis(510).toNanos());
                assertThat(visit(pool, tenant)).isNotEqualTo(killed);
            }
        }
    }
}
