package io.leasehold.postgres.autoconfigure;

import java.time.Duration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.inspection.Inspection;

/** The connection pools of an application: few and small, and none of them belongs to one tenant. */
final class Pools implements AutoCloseable {
    private final HikariDataSource tenant;
    private final HikariDataSource control;
    private final HikariDataSource lookup;
    private final HikariDataSource operator;

    private Pools(DatabaseAccess access, LeaseholdPostgresProperties.Pool sizes, Duration lockTimeout) {
        this.tenant = new HikariDataSource(pool("leasehold-tenant", access.url(), access.app(),
                DatabaseAccess.TENANT_SCHEMA, sizes.tenant(), lockTimeout));
        this.control = new HikariDataSource(pool("leasehold-control", access.url(), access.app(),
                DatabaseAccess.CONTROL_SCHEMA, sizes.control(), lockTimeout));
        this.lookup = new HikariDataSource(pool("leasehold-lookup", access.url(), access.lookup(),
                DatabaseAccess.CONTROL_SCHEMA, sizes.lookup(), lockTimeout));
        HikariConfig seldom = pool("leasehold-operator", access.url(), access.operator(),
                DatabaseAccess.CONTROL_SCHEMA, sizes.operator(), lockTimeout);
        seldom.setMinimumIdle(0);
        seldom.setInitializationFailTimeout(-1); // opens nothing at the start
        this.operator = new HikariDataSource(seldom);
    }

    /** Opens the pools, and closes them again when what they reach is not safe. */
    static Pools inspected(DatabaseAccess access, LeaseholdPostgresProperties.Pool sizes,
            Duration lockTimeout) {
        Pools pools = new Pools(access, sizes, lockTimeout);
        try {
            new Inspection(pools.tenant, pools.control, pools.lookup, access.operator().username()).require();
            return pools;
        } catch (RuntimeException e) {
            pools.close();
            throw e;
        }
    }

    private static HikariConfig pool(String name, String url, Credentials role, String schema, int size,
            Duration lockTimeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(role.username());
        config.setPassword(role.password());
        config.setMaximumPoolSize(size);
        config.addDataSourceProperty("currentSchema", schema + "," + DatabaseAccess.FUNCTIONS_SCHEMA);
        // Whoever waits for a lock holds a connection that others wait for.
        config.addDataSourceProperty("options", "-c lock_timeout=" + lockTimeout.toMillis());
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    HikariDataSource tenant() {
        return tenant;
    }

    HikariDataSource control() {
        return control;
    }

    HikariDataSource lookup() {
        return lookup;
    }

    HikariDataSource operator() {
        return operator;
    }

    @Override
    public void close() {
        tenant.close();
        control.close();
        lookup.close();
        operator.close();
    }
}
