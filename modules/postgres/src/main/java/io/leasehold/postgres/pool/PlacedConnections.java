package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.Utils;
import org.springframework.jdbc.datasource.AbstractDataSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantLimits;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.ServerUnavailableException;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.binding.Bind;
import io.leasehold.postgres.binding.Lease;
import io.leasehold.postgres.binding.Leases;
import io.leasehold.postgres.binding.Proofs;

/** Leases connections to where the rows of each tenant are. Pools come into being when somebody needs them. */
public final class PlacedConnections implements Leases {
    private static final int ONE = 1;

    private final Servers servers;
    private final PlacementSettings settings;
    private final Proofs proofs;
    private final Map<String, ConnectionPool> byServer = new ConcurrentHashMap<>();
    private final ConnectionPool ownDatabases;
    private final Map<String, ConnectionPool> opened = new ConcurrentSkipListMap<>();
    private final List<Consumer<String>> watchers = new ArrayList<>();
    private volatile boolean closed;

    /** For places that demand no proof of a tenant. */
    public PlacedConnections(Servers servers, PlacementSettings settings) {
        this(servers, settings, Proofs.NONE);
    }

    /** @param proofs of the tenants that connections are for */
    public PlacedConnections(Servers servers, PlacementSettings settings, Proofs proofs) {
        this.servers = servers;
        this.settings = settings;
        this.proofs = proofs;
        this.ownDatabases = pool(new PoolSettings("leasehold-own_databases",
                "leasehold.postgres.own-databases.connections", settings.ownDatabases(), settings.patience(), settings
                        .ownDatabasesIdleTimeout(),
                0, settings.maxLifetime(), settings.schemasPerConnection()));
    }

    private synchronized ConnectionPool pool(PoolSettings pool) {
        ConnectionPool made = new ConnectionPool(pool, new DriverOpener(pool.name(), settings.lockTimeout(), settings
                .limits()));
        opened.put(pool.name(), made);
        watchers.forEach(watcher -> watcher.accept(pool.name()));
        return made;
    }

    /** Tells the name of each pool that there is and that there will be. */
    public synchronized void whenPoolOpens(Consumer<String> watcher) {
        opened.keySet().forEach(watcher);
        watchers.add(watcher);
    }

    @Override
    public Lease lease(@Nullable Tenant tenant) throws SQLException {
        if (tenant == null) {
            Server main = servers.main();
            return lease(poolOf(main), main, Place.of(main, new Placement.SharedTables()), null);
        }
        if (tenant.status() == TenantStatus.PROVISIONING || tenant.status() == TenantStatus.DROPPING) {
            throw new SQLTransientConnectionException("Tenant " + tenant.id() + " is served no connection while it is "
                    + (tenant.status() == TenantStatus.DROPPING ? "being dropped." : "being made."), "08004");
        }
        Server server = require(tenant.placement().server());
        Place place = Place.of(server, tenant.placement());
        return lease(tenant.placement() instanceof Placement.OwnDatabase ? ownDatabases : poolOf(server),
                server, place, tenant);
    }

    private Server require(String name) throws SQLException {
        try {
            return servers.require(name);
        } catch (ServerUnavailableException e) {
            throw new SQLTransientConnectionException(e.getMessage(), "08001", e);
        }
    }

    private ConnectionPool poolOf(Server server) throws SQLException {
        if (closed) {
            throw new SQLException("The pools of the application are closed.", "08003");
        }
        return byServer.computeIfAbsent(server.name(), name -> pool(new PoolSettings("leasehold-" + name, server
                .isMain() ? "leasehold.postgres.pool.tenant" : "leasehold.postgres.servers." + name + ".connections",
                server.connections(), settings.patience(), settings.idleTimeout(), ONE, settings.maxLifetime(), settings
                        .schemasPerConnection())));
    }

    private Lease lease(ConnectionPool pool, Server server, Place place, @Nullable Tenant tenant) throws SQLException {
        TenantLimits limits = tenant == null ? TenantLimits.USUAL : tenant.limits();
        TenantId id = tenant == null ? null : tenant.id();
        int bound = pool.bound();
        Demand demand = new Demand(place, id, settings.limits().connections(limits, bound), server.name(), share(pool,
                bound), settings.limits().silence(limits));
        boolean ownSchema = tenant != null && tenant.placement() instanceof Placement.OwnSchema;
        boolean pooled = DriverOpener.isPooled(place);
        Bind bind;
        if (pooled || ownSchema || !settings.limits().cover(limits)) {
            String path = identifier(place.schema()) + "," + DatabaseAccess.FUNCTIONS_SCHEMA;
            bind = Bind.within(id, path, settings.limits().statementTimeout(limits), settings.limits()
                    .idleInTransactionTimeout(limits), settings.lockTimeout());
        } else {
            String path = DriverOpener.sessionPath(place);
            bind = id == null ? Bind.toNobody(path) : Bind.to(id, path);
        }
        if (id != null) {
            bind = bind.proven(proofs.of(place.direct(), id));
        }
        Member member = pool.take(demand, pooled
                ? StatementNames.NONE
                : ownSchema ? StatementNames.OF_SCHEMA : StatementNames.USUAL);
        return new PlacedLease(pool, member, demand, bind, ownSchema && !pooled ? member.mark() : "", pooled);
    }

    /** Three quarters of what all servers share, so that one that hangs leaves the rest to the others. */
    private int share(ConnectionPool pool, int bound) {
        return pool == ownDatabases && servers.all().size() > 1 ? Math.max(1, bound * 3 / 4) : bound;
    }

    private static String identifier(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }

    /**
     * Closes connections to the own schema or database of a tenant: idle ones now, leased ones when they come back. For one that was dropped or moved.
     */
    public void evict(TenantId tenant) {
        evict(demand -> tenant.equals(demand.tenant()) && !demand.place().schema().equals(
                DatabaseAccess.TENANT_SCHEMA));
    }

    /** Closes connections to a place, in the same way. */
    public void evict(Place place) {
        evict(demand -> demand.place().equals(place));
    }

    private void evict(Predicate<Demand> which) {
        opened.values().forEach(pool -> pool.evict(which));
    }

    /**
     * Connections to the shared tables of a server that are opened as the pool opens its own, and that are not bound and not counted: for looking at a
     * database before anybody works there. A pooler is left aside, since behind it a session says nothing of its own.
     */
    public DataSource unpooled(Server server) {
        Place shared = Place.of(new Server(server.name(), server.direct(), server.connections()),
                new Placement.SharedTables());
        DriverOpener opener = new DriverOpener("leasehold-" + server.name(), settings.lockTimeout(), settings.limits());
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return opener.open(shared);
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                throw new SQLFeatureNotSupportedException("Use getConnection().");
            }
        };
    }

    /** How each pool is used, by name. */
    public Map<String, PoolUse> use() {
        Map<String, PoolUse> uses = new LinkedHashMap<>();
        opened.forEach((name, pool) -> uses.put(name, pool.use()));
        return uses;
    }

    @Override
    public int leased() {
        return use().values().stream().mapToInt(PoolUse::leased).sum();
    }

    @Override
    public int open() {
        ConnectionPool main = byServer.get(Placement.MAIN_SERVER);
        return main == null ? 0 : main.use().open();
    }

    @Override
    public void close() {
        closed = true;
        opened.values().forEach(ConnectionPool::close);
    }
}
