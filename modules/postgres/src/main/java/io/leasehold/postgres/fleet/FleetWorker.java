package io.leasehold.postgres.fleet;

import java.sql.SQLException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

import io.leasehold.postgres.Place;
import io.leasehold.postgres.Servers;

/** Migrates one place after the other, with one connection at a time. */
final class FleetWorker implements AutoCloseable {
    private final WorkQueue queue;
    private final Servers servers;
    private final Places places;
    private final PlaceMigrator migrator;
    private final FleetSettings settings;
    private final FleetTally tally;
    private final OwnerConnections connections = new OwnerConnections();
    private @Nullable String server;
    private boolean through;

    FleetWorker(WorkQueue queue, Servers servers, Places places, PlaceMigrator migrator, FleetSettings settings,
            FleetTally tally) {
        this.queue = queue;
        this.servers = servers;
        this.places = places;
        this.migrator = migrator;
        this.settings = settings;
        this.tally = tally;
    }

    void run() {
        WorkQueue.Item item = next();
        while (item != null) {
            migrate(item);
            if (tally.isStopped()) {
                queue.stop();
            }
            item = next();
        }
        through = true;
    }

    private WorkQueue.@Nullable Item next() {
        String at = server;
        WorkQueue.Item here = at == null ? null : queue.nextOn(at);
        if (here != null) {
            return here;
        }
        leave();
        WorkQueue.Item item = queue.next();
        server = item == null ? null : item.server();
        return item;
    }

    private void leave() {
        connections.close();
        if (server != null) {
            queue.left(server);
            server = null;
        }
    }

    private void migrate(WorkQueue.Item item) {
        FleetPlace known = item.place();
        try {
            Place place = Place.of(servers.require(known.placement().server()), known.placement());
            Migrated result = connections.with(place, owner -> {
                if (PlaceMigrator.renew(place, owner)) {
                    tally.renewed(known);
                }
                return migrator.migrate(place, owner);
            });
            if (places.hasNow(known.name(), result)) {
                tally.migrated(known, result.applied());
            } else {
                tally.skipped(known);
            }
            queue.done();
        } catch (SQLException e) {
            trouble(item, Reasons.line(e), Reasons.isPassing(e));
        } catch (MigrationFailedException e) {
            trouble(item, e.reason(), e.isPassing());
        } catch (RuntimeException e) {
            trouble(item, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), Reasons.isPassing(e));
        }
    }

    private void trouble(WorkQueue.Item item, String reason, boolean passing) {
        FleetPlace place = item.place();
        if (isGone(place)) {
            tally.skipped(place);
            queue.done();
        } else if (passing && item.attempt() < settings.attempts()) {
            Duration pause = settings.pause().multipliedBy(1L << Math.min(item.attempt() - 1, 10));
            tally.retrying(place, reason, item.attempt() + 1, pause);
            queue.again(item, pause);
        } else {
            record(place, reason);
            tally.failed(place, item.attempt(), reason);
            queue.done();
        }
    }

    private boolean isGone(FleetPlace place) {
        try {
            return places.isGone(place);
        } catch (DataAccessException unknown) {
            return false;
        }
    }

    /** The report names it in any case. */
    private void record(FleetPlace place, String reason) {
        try {
            places.hasFailed(place.name(), reason);
        } catch (DataAccessException e) {
            tally.unrecorded(place, e);
        }
    }

    /** A worker that ends before its time has a place that nobody else knows of. */
    @Override
    public void close() {
        leave();
        if (!through) {
            tally.stop();
            queue.stop();
        }
    }
}
