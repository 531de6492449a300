package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.pool.Town.as;
import static io.leasehold.postgres.pool.Town.seen;
import static org.assertj.core.api.Assertions.assertThat;

/** How long a tenant's request takes while another one floods with slow ones. Measured and printed; what is asserted is that nobody was refused. */
@Tag("soak")
class NoisyNeighbourTests {
    private static final Town TOWN = new Town();
    private static final int FLOOD = 200;
    private static final int REQUESTS = 400;
    private static final int CONNECTIONS = 10;

    @AfterAll
    static void close() throws SQLException {
        TOWN.close();
    }

    @Test
    void oneTenantFloodsAndAnotherIsServed() throws Exception {
        System.out.println(
                "== | level | slow requests | quiet p50 / p95 ms | beside the flood p50 / p95 ms | p95 ratio | slow ones done, refused |");
        for (List<Tenant> both : List.of(List.of(TOWN.acme, TOWN.globex), List.of(TOWN.initech, TOWN.hooli), List.of(
                TOWN.umbrella, TOWN.tyrell))) {
            for (String slow : List.of("select pg_sleep(0.2)",
                    "select count(*) from generate_series(1, 1000000) n where n % 7 = 0")) {
                measure(both.getFirst(), both.getLast(), slow);
            }
        }
    }

    private static void measure(Tenant loud, Tenant quiet, String slow) throws Exception {
        PlacementSettings settings = Town.settings(CONNECTIONS, Duration.ofSeconds(5));
        try (TenantDataSource pool = Town.dataSource(new PlacedConnections(TOWN.servers(CONNECTIONS), settings))) {
            requests(pool, quiet);
            long[] before = requests(pool, quiet);
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong done = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            long[] beside;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < FLOOD; i++) {
                    threads.execute(() -> {
                        while (!over.get()) {
                            (isServed(pool, loud, slow) ? done : refused).incrementAndGet();
                        }
                    });
                }
                ConnectionPoolTests.await(() -> done.get() > 20);
                beside = requests(pool, quiet);
                over.set(true);
            }
            System.out.println(String.format(Locale.ROOT,
                    "== | %s | `%s` | %.2f / %.2f | %.2f / %.2f | **%.2f** | %d, %d |",
                    loud.placement().getClass().getSimpleName(), slow, millis(before, 50), millis(before, 95), millis(
                            beside, 50),
                    millis(beside, 95), millis(beside, 95) / millis(before, 95), done.get(), refused.get()));
        }
    }

    private static boolean isServed(TenantDataSource pool, Tenant tenant, String sql) {
        try {
            return as(tenant, () -> {
                try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                }
            });
        } catch (SQLException e) {
            return false;
        }
    }

    /** A request: three statements in a transaction, then a pause, as a person makes one. */
    private static long[] requests(TenantDataSource pool, Tenant tenant) throws SQLException {
        long[] times = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            as(tenant, () -> {
                try (Connection connection = pool.getConnection()) {
                    connection.setAutoCommit(false);
                    for (int n = 0; n < 3; n++) {
                        assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                    }
                    connection.commit();
                    return 0;
                }
            });
            times[i] = System.nanoTime() - start;
            LockSupport.parkNanos(5_000_000);
        }
        Arrays.sort(times);
        return times;
    }

    private static double millis(long[] sorted, int percentile) {
        return sorted[sorted.length * percentile / 100] / 1e6;
    }
}
