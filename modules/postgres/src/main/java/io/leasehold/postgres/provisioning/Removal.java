package io.leasehold.postgres.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;

import static io.leasehold.postgres.provisioning.OwnerConnection.quoted;

/** The way from a tenant that is being dropped to the proof that nothing of it is left. Each step may be done again. */
final class Removal {
    /** They go last, together: as long as they stand, somebody comes and finishes. */
    private static final Set<String> LAST = Set.of("control.tenants", "control.provisionings");

    private static final int SWEEPS = 3;

    private final Servers servers;
    private final Books books;
    private final ProvisioningSettings settings;

    Removal(Servers servers, Books books, ProvisioningSettings settings) {
        this.servers = servers;
        this.books = books;
        this.settings = settings;
    }

    Dropped finish(Turn turn, TenantId id) {
        Tenant tenant = books.directory().require(id);
        if (tenant.status() != TenantStatus.DROPPING) {
            throw new TransitionRefusedException(tenant.slug(), tenant.status(), "finish the drop");
        }
        books.progress().begin(id, "drop");
        try {
            return remove(turn, tenant);
        } catch (RuntimeException e) {
            books.progress().fail(id, ProvisioningException.reason(e));
            throw new ProvisioningException("Dropping tenant " + tenant.slug() + " from server " + tenant.placement()
                    .server() + " failed: " + ProvisioningException.reason(e), e);
        }
    }

    private Dropped remove(Turn turn, Tenant tenant) {
        TenantId id = tenant.id();
        Server server = servers.require(tenant.placement().server());
        Place place = Place.of(server, tenant.placement());
        if (!books.progress().hasCensus(id)) {
            books.progress().keepCensus(id, census(tenant, server, place));
            reach(turn, id, "counted");
        }
        awaitNotice();
        removePlace(tenant, server);
        reach(turn, id, "place removed");
        OldTransactions.awaitEnd(servers.main().direct(), settings.patience());
        if (!server.isMain()) {
            OldTransactions.awaitEnd(server.direct(), settings.patience());
        }
        Map<String, Long> left = sweep(id, server);
        for (int sweep = 1; sweep < SWEEPS && !left.isEmpty(); sweep++) {
            left = sweep(id, server);
        }
        requirePlaceGone(tenant, server);
        if (!left.isEmpty()) {
            throw new ProvisioningException("rows of it are left, which somebody must still be writing: " + left);
        }
        reach(turn, id, "proven");
        Map<String, Long> removed = books.progress().census(id);
        int looked = tables(server.direct(), "").size() + (server.isMain()
                ? 0
                : tables(servers.main().direct(), "")
                        .size())
                + (Level.of(tenant.placement()) == Level.SHARED ? 0 : 1);
        return books.together(() -> {
            books.progress().end(id);
            if (Level.of(tenant.placement()) != Level.SHARED) {
                books.places().forget(place.name());
            }
            books.directory().delete(id);
            books.log().add(Creation.ITSELF, "dropped", id, tenant.slug(), Map.of("placement", place.name(), "removed",
                    removed, "left", 0, "looked_at", looked));
            return new Dropped(id, tenant.slug(), removed, looked);
        });
    }

    private Map<String, Long> census(Tenant tenant, Server server, Place place) {
        Map<String, Long> counts = new LinkedHashMap<>(count(servers.main().direct(), "", tenant.id()));
        if (!server.isMain()) {
            counts.putAll(count(server.direct(), "", tenant.id()));
        }
        if (Level.of(tenant.placement()) != Level.SHARED && PlaceCatalog.has(server, tenant.placement(), settings
                .patience())) {
            counts.putAll(count(place.direct(), place.schema(), tenant.id()));
        }
        return counts;
    }

    /** From when the status is {@code dropping}, each node hears of it and serves the tenant nothing more; what began before has to end. */
    private void awaitNotice() {
        long deadline = System.nanoTime() + settings.notice().toNanos();
        for (long left = settings.notice().toNanos(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void removePlace(Tenant tenant, Server server) {
        switch (tenant.placement()) {
            case Placement.SharedTables _ -> {
                // Others live there; the sweep takes this tenant's rows.
            }
            case Placement.OwnSchema own -> {
                try (OwnerConnection owner = OwnerConnection.openAlone(server.direct(), tenant.id().value(), settings
                        .patience())) {
                    owner.run("drop schema if exists " + quoted(own.schema()) + " cascade");
                }
            }
            case Placement.OwnDatabase own -> new DatabaseRemover(settings.patience()).remove(tenant.id().value(),
                    server, own.database());
        }
    }

    /** Deletes rows beside those of others, wherever there may be any, and tells what is left. */
    private Map<String, Long> sweep(TenantId id, Server server) {
        Map<String, Long> left = new LinkedHashMap<>(sweep(id, servers.main().direct()));
        if (!server.isMain()) {
            left.putAll(sweep(id, server.direct()));
        }
        return left;
    }

    private Map<String, Long> sweep(TenantId id, DatabaseAccess database) {
        try (OwnerConnection owner = OwnerConnection.openAlone(database, id.value(), settings.patience())) {
            TenantTables tables = TenantTables.of(owner, "", LAST, settings.batch());
            tables.delete(id.value());
            return tables.count(id.value());
        }
    }

    private void requirePlaceGone(Tenant tenant, Server server) {
        if (Level.of(tenant.placement()) != Level.SHARED && PlaceCatalog.has(server, tenant.placement(), settings
                .patience())) {
            throw new ProvisioningException("its place " + Place.of(server, tenant.placement()) + " is still there");
        }
    }

    private Map<String, Long> count(DatabaseAccess database, String schema, TenantId id) {
        try (OwnerConnection owner = OwnerConnection.open(database, settings.patience())) {
            return TenantTables.of(owner, schema, LAST, settings.batch()).count(id.value());
        }
    }

    private TenantTables tables(DatabaseAccess database, String schema) {
        try (OwnerConnection owner = OwnerConnection.open(database, settings.patience())) {
            return TenantTables.of(owner, schema, LAST, settings.batch());
        }
    }

    private void reach(Turn turn, TenantId id, String step) {
        turn.requireHeld();
        books.progress().reach(id, step);
    }
}
