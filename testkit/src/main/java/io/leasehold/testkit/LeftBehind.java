package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.TenantDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test may leave to the next one: nothing. */
final class LeftBehind {
    /** Background work that a test has caused may still be on its way to give its connection back. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LeftBehind() {}

    static void assertNoTenantIsBound(String when) {
        Optional<Tenant> bound = TenantContext.current();
        assertThat(bound).as("the tenant that is bound to thread \"%s\" %s", Thread.currentThread().getName(), when)
                .isEmpty();
    }

    static void assertClean(Collection<? extends DataSource> dataSources) throws SQLException {
        for (DataSource dataSource : dataSources) {
            Pool pool = poolOf(dataSource);
            awaitReturnOfAll(pool);
            assertThat(pool.leased().getAsInt()).as("connections of %s that are still checked out", dataSource)
                    .isZero();
            assertBoundToNobody(dataSource, Math.max(1, pool.open().getAsInt()));
        }
    }

    /** How many connections are out, and how many there are. */
    private record Pool(IntSupplier leased, IntSupplier open) {}

    private static void awaitReturnOfAll(Pool pool) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (pool.leased().getAsInt() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Holds all connections at once, since a pool would otherwise show the same one again and again. */
    private static void assertBoundToNobody(DataSource dataSource, int connections) throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Connection connection = dataSource.getConnection();
                held.add(connection);
                assertThat(boundTenant(connection)).as("the tenant that is bound to a pooled connection of %s",
                        dataSource).isNullOrEmpty();
            }
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
    }

    private static @Nullable String boundTenant(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select current_setting(?, true)")) {
            select.setString(1, "leasehold.tenant");
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static Pool poolOf(DataSource dataSource) throws SQLException {
        if (dataSource.isWrapperFor(TenantDataSource.class)) {
            TenantDataSource bound = dataSource.unwrap(TenantDataSource.class);
            return new Pool(bound::leased, bound::open);
        }
        if (dataSource.isWrapperFor(HikariDataSource.class)) {
            HikariPoolMXBean pool = dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            return new Pool(pool::getActiveConnections, pool::getTotalConnections);
        }
        return new Pool(() -> 0, () -> 1);
    }
}
