package io.leasehold.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import io.leasehold.postgres.binding.Binding;
import io.leasehold.postgres.binding.TenantConnection;

/**
 * Hands out connections whose every statement runs for the tenant of {@link io.leasehold.core.TenantContext}, so that row-level security shows that
 * tenant's rows and no others. Without a tenant a connection still works, for everything but the tables of tenants.
 */
public final class TenantDataSource implements DataSource, AutoCloseable {
    private final HikariDataSource pool;
    private final String name;

    /**
     * @param pool connects as the role that row-level security applies to
     * @param name what the database is called in messages, such as "control database"
     */
    public TenantDataSource(HikariDataSource pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    /**
     * A connection for the tenant that is bound now. A transaction takes its connection before it counts as begun; whoever asks while one is active
     * wants a second connection in it, and gets none.
     */
    @Override
    public Connection getConnection() throws SQLException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("A connection to the " + name + " was asked for inside a "
                    + "transaction that does not have it. One transaction touches one database: do it before or after the "
                    + "transaction, in one of its own (REQUIRES_NEW), or through the outbox.");
        }
        Connection pooled = pool.getConnection();
        try {
            return new TenantConnection(pooled, new Binding(pool, name, pooled));
        } catch (SQLException | RuntimeException e) {
            pooled.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The " + name + " is connected to by its own role only. Use "
                + "getConnection().");
    }

    /** Closes the pool. */
    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return "TenantDataSource (" + name + ")";
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    /** The pool can be observed, not reached: its connections would be bound to nobody. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type == HikariConfigMXBean.class || type == HikariPoolMXBean.class) {
            return type.cast(type == HikariPoolMXBean.class ? pool.getHikariPoolMXBean() : pool);
        }
        throw new SQLException("The " + name + " cannot be unwrapped to " + type.getName()
                + ": connections that are bound to no tenant would be reached. Use getConnection().");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type == HikariConfigMXBean.class || type == HikariPoolMXBean.class;
    }
}
