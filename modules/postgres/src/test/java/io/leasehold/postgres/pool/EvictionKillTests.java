package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.pool.Town.as;
import static io.leasehold.postgres.pool.Town.seen;
import static org.assertj.core.api.Assertions.assertThat;

/** Places are evicted, backends killed and waiters interrupted, while tenants at all levels go on. */
class EvictionKillTests {
    private static final Town TOWN = new Town();
    private static final int SHARED = 3;
    private static final int OWN = 2;
    private static final int WORKERS = 24;

    private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong disturbed = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong evictions = new AtomicLong();
    private final AtomicLong interrupts = new AtomicLong();
    private final AtomicInteger most = new AtomicInteger();

    @AfterAll
    static void close() throws SQLException {
        TOWN.close();
    }

    @Test
    void nothingIsLostAndNobodySeesAnothersRows() throws Exception {
        rounds(4, 600);
    }

    @Test
    @Tag("soak")
    void nothingIsLostInHundredsOfRounds() throws Exception {
        rounds(Integer.getInteger("leasehold.soak.rounds", 100), 600);
    }

    private void rounds(int rounds, int visits) throws Exception {
        try (PlacedConnections connections = TOWN.connections(SHARED, OWN);
                TenantDataSource pool = Town.dataSource(connections)) {
            for (int round = 0; round < rounds; round++) {
                round(connections, pool, visits);
                assertThat(wrong).isEmpty();
                assertNothingIsLost(connections);
                for (Tenant tenant : TOWN.all) {
                    visitAtLast(pool, tenant);
                }
            }
            assertThat(most.get()).isBetween(1, SHARED + OWN);
            assertThat(kills.get()).isPositive();
            assertThat(evictions.get()).isPositive();
            assertThat(interrupts.get()).isPositive();
            System.out.println(done + " visits, " + disturbed + " disturbed, " + kills + " kills, " + evictions
                    + " evictions, " + interrupts + " interrupts, at most " + most + " backends of " + (SHARED + OWN));
        }
        assertThat(TOWN.backends()).isZero();
    }

    private void round(PlacedConnections connections, TenantDataSource pool, int visits) throws Exception {
        long until = done.get() + visits;
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Tenant tenant = TOWN.all.get(i % TOWN.all.size());
            workers.add(Thread.ofVirtual().start(() -> {
                while (!over.get() && wrong.isEmpty()) {
                    work(pool, tenant);
                    over.compareAndSet(false, done.get() >= until);
                }
            }));
        }
        Thread.ofVirtual().start(() -> disturb(connections, workers, over)).join();
        for (Thread worker : workers) {
            assertThat(worker.join(Duration.ofSeconds(60))).isTrue();
        }
    }

    private void work(TenantDataSource pool, Tenant tenant) {
        try {
            visit(pool, tenant);
            done.incrementAndGet();
        } catch (SQLException e) {
            disturbed.incrementAndGet();
        } catch (Throwable e) {
            wrong.add(e);
        } finally {
            Thread.interrupted();
        }
    }

    /** Each connection whose backend was killed a moment ago may fail once, and is gone afterwards. */
    private static void visitAtLast(TenantDataSource pool, Tenant tenant) throws SQLException {
        for (int broken = 0; broken < SHARED + OWN; broken++) {
            try {
                visit(pool, tenant);
                return;
            } catch (SQLException killed) {
                assertThat(killed.getSQLState()).matches("08...|57P01");
            }
        }
        visit(pool, tenant);
    }

    private static void visit(TenantDataSource pool, Tenant tenant) throws SQLException {
        as(tenant, () -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(ThreadLocalRandom.current().nextBoolean());
                for (int i = 0; i < 2; i++) {
                    assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                }
                return 0;
            }
        });
    }

    private void disturb(PlacedConnections connections, List<Thread> workers, AtomicBoolean over) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try (Connection superuser = TOWN.asAdministrator(); Statement statement = superuser.createStatement()) {
            while (!over.get() && wrong.isEmpty()) {
                most.accumulateAndGet(lasting(statement), Math::max);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        workers.get(random.nextInt(workers.size())).interrupt();
                        interrupts.incrementAndGet();
                    }
                    case 1 -> {
                        connections.evict(TOWN.all.get(random.nextInt(TOWN.all.size())).id());
                        evictions.incrementAndGet();
                    }
                    case 2 -> kills.addAndGet(number(statement,
                            "select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where usename = '"
                                    + TOWN.access.app() + "' order by random() limit 1) one"));
                    default -> Thread.onSpinWait();
                }
            }
        } catch (SQLException | RuntimeException e) {
            wrong.add(e);
        }
    }

    /** How many backends there are. One that was told to go may take a moment on a busy machine; one too many would stay. */
    private static int lasting(Statement statement) throws SQLException {
        Set<Integer> backends = backends(statement);
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (backends.size() > SHARED + OWN && System.nanoTime() < deadline) {
            backends.retainAll(backends(statement));
        }
        return backends.size();
    }

    private static Set<Integer> backends(Statement statement) throws SQLException {
        Set<Integer> pids = new HashSet<>();
        try (var rows = statement.executeQuery("select pid from pg_stat_activity where usename = '" + TOWN.access.app()
                + "'")) {
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
        }
        return pids;
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** What the pools count is what the server counts, once the killed ones are found. */
    private static void assertNothingIsLost(PlacedConnections connections) throws SQLException {
        assertThat(connections.leased()).isZero();
        assertThat(connections.use().values()).allSatisfy(use -> {
            assertThat(use.waiting()).isZero();
            assertThat(use.open()).isEqualTo(use.idle()).isLessThanOrEqualTo(use.bound());
        });
        int open = connections.use().values().stream().mapToInt(PoolUse::open).sum();
        assertThat(TOWN.backends()).isLessThanOrEqualTo(open);
    }
}
