package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.leasehold.core.Tenant;

/** Connections of one pool to one schema, in which everybody's rows are. */
public record HikariLeases(HikariDataSource pool) implements Leases {
    @Override
    public Lease lease(@Nullable Tenant tenant) throws SQLException {
        return new Pooled(pool, pool.getConnection(), tenant == null ? null : Bind.to(tenant.id()));
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

    private record Pooled(HikariDataSource pool, Connection connection, @Nullable Bind bind) implements Lease {
        @Override
        public boolean unnamed() {
            return false;
        }

        @Override
        public boolean pooled() {
            return false;
        }

        @Override
        public void giveBack() throws SQLException {
            connection.close();
        }

        @Override
        public void discard() throws SQLException {
            if (connection.isClosed()) {
                connection.close();
            } else {
                pool.evictConnection(connection);
            }
        }
    }
}
