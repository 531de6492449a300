package io.leasehold.postgres.autoconfigure;

import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.inspection.Inspection;

/** The pools of connections to the control database, one for each role that works there. They go by the direct address, since where they look for tables is set on the session. */
final class Pools implements AutoCloseable {
    private final HikariDataSource control;
    private final HikariDataSource lookup;
    private final HikariDataSource operator;

    private Pools(DatabaseAccess access, LeaseholdPostgresProperties.Pool sizes, Duration lockTimeout) {
        this.control = new HikariDataSource(pool("leasehold-control", access.url(), access.app(), sizes.control(),
                lockTimeout));
        this.lookup = new HikariDataSource(pool("leasehold-lookup", access.url(), access.lookup(), sizes.lookup(),
                lockTimeout));
        HikariConfig seldom = pool("leasehold-operator", access.url(), access.operator(), sizes.operator(),
                lockTimeout);
        seldom.setMinimumIdle(0);
        seldom.setInitializationFailTimeout(-1); // opens nothing at the start
        this.operator = new HikariDataSource(seldom);
    }

    /**
     * Opens the pools, and closes them again when what they reach is not safe.
     *
     * @param tenants one connection as the application has them to tenant tables
     */
    static Pools inspected(Server main, DataSource tenants, LeaseholdPostgresProperties.Pool sizes,
            Duration lockTimeout) {
        Pools pools = new Pools(main.direct(), sizes, lockTimeout);
        try {
            new Inspection(tenants, pools.control, pools.lookup, main.access().operator().username()).require();
            return pools;
        } catch (RuntimeException e) {
            pools.close();
            throw e;
        }
    }

    private static HikariConfig pool(String name, String url, Credentials role, int size,
            Duration lockTimeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(role.username());
        config.setPassword(role.password());
        config.setMaximumPoolSize(size);
        config.addDataSourceProperty("currentSchema",
                DatabaseAccess.CONTROL_SCHEMA + "," + DatabaseAccess.FUNCTIONS_SCHEMA);
        // Whoever waits for a lock holds a connection that others wait for.
        config.addDataSourceProperty("options", "-c lock_timeout=" + lockTimeout.toMillis());
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
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
        control.close();
        lookup.close();
        operator.close();
    }
}
