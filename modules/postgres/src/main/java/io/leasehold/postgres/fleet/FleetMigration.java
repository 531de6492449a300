package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.Servers;

/**
 * Brings all places of all tenants to what the migrations say: in waves, several at a time, each on its own account. What is done is recorded place by place, so
 * that a run that was cut off is simply run again.
 *
 * <pre>{@code
 * FleetMigration fleet = new FleetMigration(servers, operatorDataSource, new TenantMigrations(Migrations.tenant(access)),
 *         FleetSettings.USUAL, clock);
 * FleetReport report = fleet.run("ada", FleetProgress.SILENT);
 * }</pre>
 */
public final class FleetMigration {
    private static final Logger LOG = LoggerFactory.getLogger(FleetMigration.class);

    private final Servers servers;
    private final DataSource operator;
    private final TenantMigrations migrations;
    private final FleetSettings settings;
    private final Places places;
    private final Runs runs;

    /** @param operator connections of the operator role to the control tables; a run keeps one of them, and needs a second now and then */
    public FleetMigration(Servers servers, DataSource operator, TenantMigrations migrations, FleetSettings settings,
            Clock clock) {
        this.servers = servers;
        this.operator = operator;
        this.migrations = migrations;
        this.settings = settings;
        this.places = new Places(JdbcClient.create(operator), clock);
        this.runs = new Runs(clock);
    }

    /** What a run would do, without doing it. */
    public FleetPlan plan() {
        migrations.askAgain();
        return new FleetPlan(migrations.fingerprint(), migrations.count(), Wave.of(pending(), settings));
    }

    /** The newest runs first. */
    public List<MigrationRun> runs(int most) {
        return Runs.latest(JdbcClient.create(operator), most);
    }

    /** All places and how far each is from the migrations that are wanted now, by one query. */
    public List<KnownPlace> places() {
        migrations.askAgain();
        return places.all(migrations.fingerprint());
    }

    /** Looks into every place, tells which of them have other migrations than was recorded, and sets the record right. */
    public List<Misrecorded> verify() {
        migrations.askAgain();
        return new Verification(servers, places, migrations).run();
    }

    /** Looks which migrations the shared tables of a server have, and records it; for who has migrated them otherwise, as the start of an application does. */
    public void recordSharedTables(Server server) {
        new Verification(servers, places, migrations).record(server, new Placement.SharedTables(server.name()));
    }

    /**
     * Migrates what is pending. Where nothing is, that was one query, and a look at which policies are wanted. Interrupting the thread ends the run after the migrations that are under way.
     *
     * @param by who wants it, for the record
     * @throws FleetBusyException when somebody else is at it
     */
    public FleetReport run(String by, FleetProgress progress) {
        migrations.askAgain();
        if (pending().isEmpty()) {
            return new FleetTally(migrations.fingerprint(), 0, 0, progress).report();
        }
        try (Connection session = operator.getConnection()) {
            JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(session, true));
            runs.lock(client);
            try {
                return lockedRun(client, by, progress);
            } finally {
                unlock(client);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The fleet cannot be migrated without the control database: " + e.getMessage(), e);
        }
    }

    private FleetReport lockedRun(JdbcClient session, String by, FleetProgress progress) {
        // Again, because somebody else may have been at it until the lock was free.
        List<FleetPlace> pending = pending();
        pending.stream().filter(place -> !place.known()).forEach(places::exists);
        UUID id = runs.started(session, by, migrations.fingerprint(), pending.size());
        FleetTally tally = new FleetTally(migrations.fingerprint(), pending.size(), settings.mostFailures(), progress);
        FleetRun run = new FleetRun(servers, places, new PlaceMigrator(migrations, settings.lockTimeout()), settings,
                tally);
        try {
            Wave.of(pending, settings).forEach(run::wave);
        } finally {
            ended(id, tally.report());
        }
        return tally.report();
    }

    /** The session with the lock may have broken during a long run; the places know by themselves how far they are. */
    private void ended(UUID id, FleetReport report) {
        try {
            runs.ended(JdbcClient.create(operator), id, report);
        } catch (DataAccessException e) {
            LOG.warn("That the migration of the fleet has ended could not be recorded.", e);
        }
    }

    private List<FleetPlace> pending() {
        return places.pending(migrations.fingerprint(), servers.all().stream().map(Server::name).toList());
    }

    /** A session that is gone has no lock either. */
    private void unlock(JdbcClient session) {
        try {
            runs.unlock(session);
        } catch (DataAccessException gone) {
            LOG.debug("The lock of the fleet went with its connection.", gone);
        }
    }
}
