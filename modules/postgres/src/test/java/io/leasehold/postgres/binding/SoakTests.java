package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;

/** Two connections, hundreds of threads of two tenants, and everything that goes wrong in a day. */
class SoakTests {
    private static final int THREADS = 300;
    private static final int EACH_KILL = 1_000;
    private static final int PROGRESS = 50_000;

    private final TwoTenants tenants = TwoTenants.onNewDatabase();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong disturbed = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    @Test
    void noForeignRowIsSeenAndNoConnectionIsLost() throws Exception {
        soak(4_000);
    }

    @Test
    @Tag("soak")
    void noForeignRowIsSeenAndNoConnectionIsLostInAMillionOperations() throws Exception {
        soak(Long.getLong("leasehold.soak.operations", 1_000_000L));
    }

    private void soak(long operations) throws Exception {
        try (TenantDataSource pool = tenants.pool(2)) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < THREADS; i++) {
                    Tenant tenant = i % 2 == 0 ? ACME : GLOBEX;
                    threads.execute(() -> {
                        while (failures.isEmpty() && count() <= operations) {
                            operate(pool, tenant);
                        }
                    });
                }
            }
            assertThat(failures).isEmpty();
            assertThat(kills.get()).as("backends killed").isPositive();
            assertThat(interrupted.get()).as("statements cancelled or timed out").isPositive();
            assertThat(failed.get()).as("statements that failed").isPositive();
            assertThat(pool.leased()).isZero();
            try (Connection first = as(ACME, pool::getConnection);
                    Connection second = as(GLOBEX, pool::getConnection)) {
                as(ACME, () -> read(first, ACME));
                as(GLOBEX, () -> read(second, GLOBEX));
            }
        }
    }

    private long count() {
        long operation = done.incrementAndGet();
        if (operation % PROGRESS == 0) {
            System.out.println(operation + " operations, " + disturbed.get() + " disturbed");
        }
        return operation;
    }

    private void operate(TenantDataSource pool, Tenant tenant) {
        try {
            as(tenant, () -> {
                try (Connection connection = pool.getConnection()) {
                    return operate(connection, tenant);
                }
            });
        } catch (SQLException e) {
            disturbed.incrementAndGet(); // killed by another thread, cancelled, failed on purpose
            if ("57014".equals(e.getSQLState())) {
                interrupted.incrementAndGet();
            } else if ("22012".equals(e.getSQLState())) {
                failed.incrementAndGet();
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private int operate(Connection connection, Tenant tenant) throws SQLException {
        int dice = ThreadLocalRandom.current().nextInt(3_000);
        if (done.get() % EACH_KILL == 0) {
            return kill();
        }
        if (dice < 500) {
            return read(connection, tenant);
        }
        if (dice < 560) {
            return insert(connection);
        }
        if (dice < 570) {
            return cancel(connection);
        }
        connection.setAutoCommit(false);
        if (dice < 575) {
            execute(connection, "set local statement_timeout = 5");
            execute(connection, "select pg_sleep(10) from tasks");
        } else if (dice < 650) {
            execute(connection, "select 1 / (count(*) - count(*)) from tasks");
        } else if (dice < 800) {
            read(connection, tenant);
            insert(connection);
            read(connection, tenant);
            connection.rollback();
        } else {
            read(connection, tenant);
            var savepoint = connection.setSavepoint();
            insert(connection);
            connection.rollback(savepoint);
            read(connection, tenant);
            connection.commit();
        }
        return read(connection, tenant);
    }

    private int read(Connection connection, Tenant tenant) throws SQLException {
        int seen = 0;
        try (PreparedStatement statement = connection.prepareStatement("select tenant_id from tasks where id <= ?")) {
            statement.setInt(1, 3);
            try (ResultSet rows = statement.executeQuery()) {
                for (; rows.next(); seen++) {
                    if (!tenant.id().value().equals(rows.getObject(1))) {
                        throw new AssertionError(tenant.slug() + " saw a row of " + rows.getObject(1));
                    }
                }
            }
        }
        if (seen != 3) {
            throw new AssertionError(tenant.slug() + " saw " + seen + " rows of its 3");
        }
        return seen;
    }

    private static int insert(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into tasks (title) values (?)")) {
            statement.setString(1, "soaked");
            if (ThreadLocalRandom.current().nextBoolean()) {
                return statement.executeUpdate();
            }
            statement.addBatch();
            statement.addBatch();
            return statement.executeBatch().length;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int cancel(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Thread canceller = Thread.ofPlatform().start(() -> {
                try {
                    while (!statement.isClosed()) {
                        statement.cancel();
                        LockSupport.parkNanos(200_000);
                    }
                } catch (SQLException e) {
                    // the connection is gone, which is as good
                }
            });
            try {
                statement.execute("select pg_sleep(1)"); // a cancellation that comes too early is lost
            } finally {
                statement.close();
                join(canceller);
            }
            return 0;
        }
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int kill() throws SQLException {
        try (Connection superuser = tenants.superuser();
                PreparedStatement kill = superuser.prepareStatement("select pg_terminate_backend(pid) from "
                        + "pg_stat_activity where usename = ? order by random() limit 1")) {
            kill.setString(1, tenants.appRole());
            try (ResultSet killed = kill.executeQuery()) {
                if (killed.next() && killed.getBoolean(1)) {
                    kills.incrementAndGet();
                }
            }
            return 0;
        }
    }
}
