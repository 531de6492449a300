package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.binding.Bind;
import io.leasehold.postgres.binding.Lease;
import io.leasehold.postgres.binding.Leases;
import io.leasehold.postgres.binding.Proofs;

/** Connections of one pool to one schema, in which everybody's rows are. */
public final class HikariLeases implements Leases {
    private final HikariDataSource pool;
    private final TenantPermits permits;
    private final @Nullable String path;
    private final Function<TenantId, Bind> binds;

    private HikariLeases(HikariDataSource pool, TenantPermits permits, @Nullable String path,
            Function<TenantId, Bind> binds) {
        this.pool = pool;
        this.permits = permits;
        this.path = path;
        this.binds = binds;
    }

    /** A tenant may have all of them. */
    public static HikariLeases of(HikariDataSource pool) {
        return of(pool, pool.getMaximumPoolSize());
    }

    /** A tenant may have half of them at a time, rounded up, so that the other half is there for others. */
    public static HikariLeases sharedOut(HikariDataSource pool) {
        return of(pool, (pool.getMaximumPoolSize() + 1) / 2);
    }

    /** Where the pool says along which path its sessions look for tables, they have to. */
    private static HikariLeases of(HikariDataSource pool, int limit) {
        String path = pool.getDataSourceProperties().getProperty("currentSchema");
        return new HikariLeases(pool, new TenantPermits(limit), path, tenant -> Bind.to(tenant, path));
    }

    /** The same connections, whose transactions prove their tenant to this database. */
    public HikariLeases proving(Proofs proofs, DatabaseAccess direct) {
        return new HikariLeases(pool, permits, path, tenant -> binds.apply(tenant).proven(proofs.of(direct, tenant)));
    }

    @Override
    public Lease lease(@Nullable Tenant tenant) throws SQLException {
        if (tenant == null) {
            return new Pooled(pool.getConnection(), Bind.toNobody(path), () -> {});
        }
        TenantId id = tenant.id();
        Bind bind = binds.apply(id);
        await(id);
        Connection connection = null;
        try {
            connection = pool.getConnection();
            return new Pooled(connection, bind, () -> permits.giveBack(id));
        } finally {
            if (connection == null) {
                permits.giveBack(id);
            }
        }
    }

    private void await(TenantId tenant) throws SQLException {
        Duration patience = Duration.ofMillis(pool.getConnectionTimeout());
        try {
            if (!permits.tryTake(tenant, patience)) {
                throw PoolExhaustedException.byTenant(tenant, permits.limit(), pool.getPoolName(), patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Waiting for a connection of the pool " + pool.getPoolName()
                    + " was interrupted.", "08001", e);
        }
    }

    @Override
    public int leased() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public int open() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    @Override
    public <T> @Nullable T watching(Class<T> type) {
        if (type == HikariPoolMXBean.class) {
            return type.cast(pool.getHikariPoolMXBean());
        }
        return type == HikariConfigMXBean.class ? type.cast(pool) : null;
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class Pooled implements Lease {
        private final Connection connection;
        private final Bind bind;
        private final Runnable permit;
        private final AtomicBoolean over = new AtomicBoolean();

        Pooled(Connection connection, Bind bind, Runnable permit) {
            this.connection = connection;
            this.bind = bind;
            this.permit = permit;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public Bind bind() {
            return bind;
        }

        @Override
        public String mark() {
            return "";
        }

        @Override
        public boolean pooled() {
            return false;
        }

        @Override
        public void giveBack() throws SQLException {
            try {
                connection.close();
            } finally {
                releaseOnce();
            }
        }

        @Override
        public void discard() throws SQLException {
            try {
                if (connection.isClosed()) {
                    connection.close();
                } else {
                    pool.evictConnection(connection);
                }
            } finally {
                releaseOnce();
            }
        }

        private void releaseOnce() {
            if (over.compareAndSet(false, true)) {
                permit.run();
            }
        }
    }
}
