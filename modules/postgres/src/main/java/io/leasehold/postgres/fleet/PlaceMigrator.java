package io.leasehold.postgres.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

import io.leasehold.postgres.Place;
import io.leasehold.postgres.capability.PolicyForm;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Edition;

/**
 * Brings one place to what the migrations say. Plain scripts are sent as they are, one transaction each, with their row of Flyway's history; everything
 * else is left to Flyway. Two at once on one place take turns, and the second finds nothing to do; so do this and Flyway.
 */
public final class PlaceMigrator {
    /** What is done concurrently keeps nobody waiting, but a worker; and cut off, it leaves something to repair. */
    static final Duration USUAL_PATIENCE = Duration.ofMinutes(10);

    private static final int ONCE = 1;

    private final TenantMigrations migrations;
    private final Duration lockTimeout;
    private final Duration patience;

    /** @param lockTimeout how long a statement waits for what others hold, before the migration is taken back; zero waits without end */
    public PlaceMigrator(TenantMigrations migrations, Duration lockTimeout) {
        this(migrations, lockTimeout, USUAL_PATIENCE);
    }

    /** @param patience how long a statement waits that is done concurrently, instead of the lock timeout */
    PlaceMigrator(TenantMigrations migrations, Duration lockTimeout, Duration patience) {
        this.migrations = migrations;
        this.lockTimeout = lockTimeout;
        this.patience = patience;
    }

    /** What places are brought to. */
    public TenantMigrations migrations() {
        return migrations;
    }

    /**
     * Applies what is pending, as the owner and at the direct address.
     *
     * @throws MigrationFailedException when the place has not got everything now
     */
    public Migrated migrate(Place place) {
        try (Connection owner = connect(place)) {
            renew(place, owner);
            return migrate(place, owner);
        } catch (SQLException e) {
            throw failed(place, e);
        }
    }

    /** Brings the functions that migrations call to this version's, where those of the place's database are older; answers whether they were. */
    static boolean renew(Place place, Connection owner) throws SQLException {
        return DatabaseSetup.renewFoundation(place, owner);
    }

    /** On a connection of the owner that {@link #connect} opened to this or another place of the same database. */
    Migrated migrate(Place place, Connection owner) throws SQLException {
        History history = new History(place.schema(), migrations.historyTable());
        int applied = 0;
        try {
            while (true) {
                history.begin(owner, lockTimeout.toMillis());
                boolean made = history.exists(owner);
                Pending pending = made
                        ? Pending.of(migrations.all(), history.rows(owner))
                        : history.isFresh(owner) ? new Pending.Plain(migrations.all()) : new Pending.Unusual();
                switch (pending) {
                    case Pending.Nothing nothing -> {
                        owner.commit();
                        return new Migrated(applied, Pending.fingerprint(nothing.history(), form(place, owner),
                                Edition.in(owner)));
                    }
                    case Pending.Plain plain when plain.isPlain() -> {
                        if (!made) {
                            history.create(owner);
                            history.exempt(owner);
                        }
                        if (!plain.migrations().isEmpty()) {
                            apply(plain.migrations().getFirst(), history, owner);
                            applied++;
                        }
                        owner.commit();
                    }
                    case Pending.Plain special -> {
                        owner.rollback();
                        boolean patient = special.migrations().stream().anyMatch(Migration::patient);
                        return byFlyway(place, patient, history, owner, applied);
                    }
                    case Pending.Unusual _ -> {
                        owner.rollback();
                        return byFlyway(place, false, history, owner, applied);
                    }
                }
            }
        } catch (SQLException | RuntimeException e) {
            rollBack(owner, e);
            throw e;
        }
    }

    private void apply(Migration migration, History history, Connection owner) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = owner.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(migration.sql());
        } catch (SQLException e) {
            throw new SQLException(migration.script() + ": " + e.getMessage(), e.getSQLState(), e);
        }
        history.add(owner, migration, migrations.installedBy(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private Migrated byFlyway(Place place, boolean patient, History history, Connection owner, int before)
            throws SQLException {
        Duration timeout = patient ? patience : lockTimeout;
        Flyway flyway = migrations.flyway(place, Map.of("options", "-c lock_timeout=" + timeout.toMillis()));
        int applied;
        try {
            applied = flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            // What was cut off half-way is in the way of the next try, which would only hide the reason.
            throw new MigrationFailedException(place, Reasons.line(e), !patient && Reasons.isPassing(e), e);
        }
        history.begin(owner, lockTimeout.toMillis());
        history.exempt(owner);
        Pending now = Pending.of(migrations.all(), history.rows(owner));
        owner.commit();
        Optional<Boolean> form = form(place, owner);
        return new Migrated(before + applied, now instanceof Pending.Nothing nothing
                ? Pending.fingerprint(nothing.history(), form, Edition.in(owner))
                : migrations.fingerprint());
    }

    /** Gives the policies the form that is wanted. */
    private Optional<Boolean> form(Place place, Connection owner) throws SQLException {
        boolean demanding = migrations.isDemanding();
        PolicyForm.bring(owner, place.schema(), demanding, lockTimeout, ONCE);
        return Optional.of(demanding);
    }

    /** A connection of the owner that sends the text of a statement whole, however many statements are in it. */
    static Connection connect(Place place) throws SQLException {
        return place.direct().connect(place.direct().owner(), Map.of("preferQueryMode", "extendedForPrepared",
                "ApplicationName", "leasehold-migration"));
    }

    private static void rollBack(Connection owner, Exception reason) {
        try {
            owner.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static MigrationFailedException failed(Place place, SQLException e) {
        return new MigrationFailedException(place, Reasons.line(e), Reasons.isPassing(e), e);
    }
}
