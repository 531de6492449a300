package io.leasehold.postgres.autoconfigure;

import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.fleet.TenantMigrations;

/** Enters which migrations the shared tables have got by preparing their server, so that they do not count as pending. Uses
 * a connection of its own, so that the pool of the operator stays empty until there is work. */
final class RecordOfSharedTables implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(RecordOfSharedTables.class);

    private final ObjectProvider<Servers> servers;
    private final ObjectProvider<TenantMigrations> migrations;
    private final Clock clock;
    private final Queue<Server> prepared = new ConcurrentLinkedQueue<>();
    private volatile @Nullable FleetMigration books;

    RecordOfSharedTables(ObjectProvider<Servers> servers, ObjectProvider<TenantMigrations> migrations, Clock clock) {
        this.servers = servers;
        this.migrations = migrations;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Servers all = servers.getObject();
        prepared.add(all.main());
        DatabaseAccess direct = all.main().direct();
        books = new FleetMigration(all, direct.unpooled(direct.operator(), DatabaseAccess.CONTROL_SCHEMA),
                migrations.getObject(), FleetSettings.USUAL,
                clock);
        enter();
    }

    void hasBeenPrepared(Server server) {
        prepared.add(server);
        enter();
    }

    /** Without it the next run looks into the place and finds nothing to do: no reason not to serve. */
    private void enter() {
        FleetMigration open = books;
        for (Server server = open == null ? null : prepared.poll(); open != null && server != null; server = prepared
                .poll()) {
            try {
                open.recordSharedTables(server);
            } catch (RuntimeException e) {
                LOG.warn("Which migrations the shared tables of server {} have could not be recorded: {}", server
                        .name(), e.getMessage());
            }
        }
    }
}
