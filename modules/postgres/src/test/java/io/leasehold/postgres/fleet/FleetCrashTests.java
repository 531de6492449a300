package io.leasehold.postgres.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Place;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Processes and backends are killed while the fleet is migrated; whoever comes next finds each migration whole or not at all. */
class FleetCrashTests {
    private static final int TENANTS = 12;

    private final Path folder;
    private final TestFleet fleet;
    private final List<Place> places;
    private final Random random = new Random();
    private int version = 1;

    FleetCrashTests(@TempDir Path folder) throws Exception {
        this.folder = folder;
        fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
        places = new ArrayList<>(
                IntStream.range(0, TENANTS).mapToObj(i -> fleet.tenantInSchema("tenant-" + i)).toList());
        Placement database = fleet.newDatabase();
        fleet.enter("in-database", database, false);
        places.add(fleet.place(database));
        fleet.migration(FleetSettings.USUAL).run("the test", FleetProgress.SILENT);
    }

    @Test
    @Timeout(120)
    void goesOnWhereAKilledProcessStopped() throws Exception {
        for (int round = 0; round < 2; round++) {
            killAProcess();
        }
    }

    @Test
    @Timeout(120)
    void survivesKilledBackends() throws Exception {
        for (int round = 0; round < 3; round++) {
            killBackends();
        }
    }

    @Test
    @Tag("soak")
    void survivesHundredsOfKills() throws Exception {
        for (int round = 0; round < 20; round++) {
            killAProcess();
            killBackends();
            killBackends();
        }
    }

    private void killAProcess() throws Exception {
        writeAStep();
        DyingFleet.liveAndDie(fleet.access, folder, 1 + random.nextInt(TENANTS + 3),
                random.nextLong(TimeUnit.MILLISECONDS.toNanos(
                        8)));
        FleetReport report = awaitRun();
        assertThat(report.failed()).isEmpty();
        everyPlaceHasEveryMigrationOnce();
    }

    /** The lock of the dead goes when the server notices, which takes a moment. */
    private FleetReport awaitRun() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                return fleet.migration(patient()).run("the next", FleetProgress.SILENT);
            } catch (FleetBusyException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private void killBackends() throws Exception {
        writeAStep();
        AtomicBoolean over = new AtomicBoolean();
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                fleet.superuser().sql(
                        """
                        select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity
                        where application_name = 'leasehold-migration' and usename = :owner order by random() limit 1) one""")
                        .param("owner", fleet.access.owner().username()).query(Long.class).single();
            }
        });
        FleetReport report;
        try {
            report = fleet.migration(patient().withMostFailures(100, 100)).run("the killed", (_, count) -> {
                if (count.done() > TENANTS / 2) {
                    over.set(true);
                }
            });
        } finally {
            over.set(true);
            killer.join();
        }
        assertThat(report.failed()).allSatisfy(failure -> assertThat(failure.reason()).isNotBlank());
        assertThat(awaitRun().failed()).isEmpty();
        everyPlaceHasEveryMigrationOnce();
    }

    private static FleetSettings patient() {
        return FleetSettings.USUAL.withPatience(Duration.ofSeconds(5), 8, Duration.ofMillis(20));
    }

    /** More than one statement, so that there are halves to be left behind. */
    private void writeAStep() throws Exception {
        version++;
        fleet.write("V" + version + "__step.sql",
                "alter table letters add column c" + version + " int; create table t" + version
                        + " (tenant_id uuid not null primary key); select leasehold.protect('t" + version
                        + "'); create index i" + version
                        + " on letters (tenant_id, c" + version + ")");
    }

    private void everyPlaceHasEveryMigrationOnce() throws Exception {
        for (Place place : places) {
            try (Connection owner = PlaceMigrator.connect(place)) {
                assertThat(new History(place.schema(), "flyway_schema_history").rows(owner)).as(place.name())
                        .extracting(
                                History.Row::version)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, version).mapToObj(
                                Integer::toString).toList());
            }
        }
        assertThat(new DriftReport(fleet.servers(), fleet.migrations()).of(fleet.places().all())).isEmpty();
        assertThat(fleet.places().all())
                .allSatisfy(place -> assertThat(place.fingerprint()).isEqualTo(fleet.migrations()
                        .fingerprint()));
        assertThat(fleet.migration(FleetSettings.USUAL).runs(9999))
                .noneMatch(run -> run.state() == MigrationRun.State.RUNNING);
    }
}
