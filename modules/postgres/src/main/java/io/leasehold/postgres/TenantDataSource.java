package io.leasehold.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.postgres.binding.Binding;
import io.leasehold.postgres.binding.Lease;
import io.leasehold.postgres.binding.Leases;
import io.leasehold.postgres.binding.Standing;
import io.leasehold.postgres.binding.TenantConnection;
import io.leasehold.postgres.pool.HikariLeases;

/**
 * Hands out connections whose every statement runs for the tenant of {@link io.leasehold.core.TenantContext}, so that row-level security shows that
 * tenant's rows and no others. Without a tenant a connection still works, for everything but the tables of tenants.
 */
public final class TenantDataSource implements DataSource, AutoCloseable {
    private final Leases pool;
    private final String name;
    private final Standing standing;

    /**
     * @param pool connects as the role that row-level security applies to
     * @param name what the database is called in messages, such as "control database"
     * @param standing refuses tenants that are served no more
     */
    public TenantDataSource(Leases pool, String name, Standing standing) {
        this.pool = pool;
        this.name = name;
        this.standing = standing;
    }

    /** For tenants that nobody closes. */
    public TenantDataSource(Leases pool, String name) {
        this(pool, name, Standing.UNQUESTIONED);
    }

    /** With connections to one schema, in which everybody's rows are. */
    public TenantDataSource(HikariDataSource pool, String name) {
        this(HikariLeases.of(pool), name);
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
        @Nullable
        Tenant tenant = TenantContext.current().orElse(null);
        if (tenant != null) {
            standing.requireServed(tenant);
        }
        Lease lease = pool.lease(tenant);
        try {
            return new TenantConnection(lease, new Binding(lease, tenant, name, standing));
        } catch (SQLException | RuntimeException e) {
            lease.discard();
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

    /** How many connections are out of the pool now. */
    public int leased() {
        return pool.leased();
    }

    /** How many connections there are now to where work without a tenant goes. */
    public int open() {
        return pool.open();
    }

    @Override
    @SuppressWarnings("NullAway") // null is JDBC's answer where nothing is logged
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw notHere("A log writer");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw notHere("A login timeout");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    private SQLException notHere(String what) {
        return new SQLFeatureNotSupportedException(what + " cannot be set on the " + name
                + ". Set it where its connections are configured.");
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("The " + name + " logs through SLF4J.");
    }

    /** The pool can be observed, not reached: its connections would be bound to nobody. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        T watching = pool.watching(type);
        if (watching != null) {
            return watching;
        }
        throw new SQLException("The " + name + " cannot be unwrapped to " + type.getName()
                + ": connections that are bound to no tenant would be reached. Use getConnection().");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this) || pool.watching(type) != null;
    }
}
