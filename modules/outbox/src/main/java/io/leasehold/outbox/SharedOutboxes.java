package io.leasehold.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Placement;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;

/** The outboxes of shared tables, one on each server, and a single connection of the lookup role to each server that is not the main one. */
public final class SharedOutboxes implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Servers servers;
    private final DataSource mainLookup;
    private final Map<String, HikariDataSource> others = new ConcurrentHashMap<>();

    /** @param mainLookup connections of the lookup role to the main server */
    public SharedOutboxes(Servers servers, DataSource mainLookup) {
        this.servers = servers;
        this.mainLookup = mainLookup;
    }

    /** Those of the servers that are known now. */
    public List<SharedOutbox> all() {
        return servers.all().stream().map(Server::name).map(this::on).toList();
    }

    private SharedOutbox on(String server) {
        return new SharedOutbox(server, DatabaseAccess.TENANT_SCHEMA, () -> lookup(server));
    }

    private DataSource lookup(String server) {
        if (server.equals(Placement.MAIN_SERVER)) {
            return mainLookup;
        }
        HikariDataSource known = others.get(server);
        if (known != null) {
            return known;
        }
        // May take long, for a server that is down: nobody who asks for another one waits for that.
        HikariDataSource connected = connectTo(servers.require(server));
        HikariDataSource other = others.putIfAbsent(server, connected);
        if (other != null) {
            connected.close();
            return other;
        }
        return connected;
    }

    private static HikariDataSource connectTo(Server server) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUrl(server.access().url());
        driver.setUser(server.access().lookup().username());
        driver.setPassword(server.access().lookup().password());
        driver.setApplicationName("leasehold-outbox");
        driver.setSocketTimeout((int) PATIENCE.toSeconds());
        if (server.isPooled()) {
            driver.setPrepareThreshold(0);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("leasehold-outbox-" + server.name());
        config.setDataSource(driver);
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        others.values().forEach(HikariDataSource::close);
    }
}
