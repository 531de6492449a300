package io.leasehold.postgres.fleet;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.UuidV7;

/** The record of runs over the fleet, and the lock that lets there be one at a time. */
final class Runs {
    /** Any number that nobody else takes in the control database. */
    private static final long LOCK = 7310313481205379702L;

    private final Clock clock;

    Runs(Clock clock) {
        this.clock = clock;
    }

    /** Takes the lock for as long as the session lives, or refuses. Whoever is recorded as running without having it is dead. */
    void lock(JdbcClient session) {
        boolean free = session.sql("select pg_try_advisory_lock(:lock)").param("lock", LOCK).query(Boolean.class)
                .single();
        if (!free) {
            List<String> running = session.sql(
                    "select ', by ' || started_by || ' since ' || to_char(started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC' "
                            + "from migration_runs where state = 'running'")
                    .query(String.class).list();
            throw new FleetBusyException(running.isEmpty() ? "" : running.getFirst());
        }
        session.sql("update migration_runs set state = 'stopped', finished_at = :now where state = 'running'")
                .param("now",
                        now())
                .update();
    }

    void unlock(JdbcClient session) {
        session.sql("select pg_advisory_unlock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }

    UUID started(JdbcClient session, String by, String target, int places) {
        UUID id = UuidV7.at(clock.instant());
        session.sql(
                "insert into migration_runs (id, started_at, started_by, target, places) values (:id, :now, :by, :target, :places)")
                .param("id", id).param("now", now()).param("by", by).param("target", target).param("places", places)
                .update();
        return id;
    }

    void ended(JdbcClient session, UUID id, FleetReport report) {
        session.sql(
                """
                update migration_runs set state = :state, finished_at = :now, migrated = :migrated, failed = :failed, skipped = :skipped
                where id = :id""")
                .param("id", id).param("now", now()).param("state", state(report.outcome())).param(
                        "migrated", report.migrated())
                .param("failed", report.failed().size()).param("skipped", report.skipped().size())
                .update();
    }

    /** The newest runs first. */
    static List<MigrationRun> latest(JdbcClient operator, int most) {
        return operator
                .sql("select id, started_at, finished_at, started_by, target, state, places, migrated, failed, skipped "
                        + "from migration_runs order by started_at desc limit :most")
                .param("most", most).query((row, _) -> {
                    Timestamp finished = row.getTimestamp("finished_at");
                    Instant end = finished == null ? null : finished.toInstant();
                    return new MigrationRun(row.getObject("id", UUID.class), row.getTimestamp("started_at").toInstant(),
                            end,
                            row.getString("started_by"), row.getString("target"),
                            MigrationRun.State.valueOf(row.getString(
                                    "state").toUpperCase(Locale.ROOT)),
                            row.getInt("places"), row.getInt("migrated"), row
                                    .getInt("failed"),
                            row.getInt("skipped"));
                }).list();
    }

    private static String state(FleetReport.Outcome outcome) {
        return switch (outcome) {
            case NOTHING_PENDING, FINISHED -> "finished";
            case STOPPED -> "stopped";
        };
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
