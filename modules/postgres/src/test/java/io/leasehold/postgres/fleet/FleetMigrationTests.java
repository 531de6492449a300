package io.leasehold.postgres.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.fleet.FleetReport.Failure;
import io.leasehold.postgres.fleet.FleetReport.Outcome;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@Timeout(60)
class FleetMigrationTests {
    private static final FleetSettings HASTY = FleetSettings.USUAL.withPatience(Duration.ofMillis(50), 3,
            Duration.ofMillis(10));

    private final TestFleet fleet;
    private final List<FleetEvent> events = new ArrayList<>();
    private final List<FleetCounts> counts = new ArrayList<>();
    private final FleetProgress recorded = (event, count) -> {
        events.add(event);
        counts.add(count);
    };

    FleetMigrationTests(@TempDir Path folder) throws Exception {
        fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
    }

    @Test
    void bringsEveryPlaceToTheNewestMigration() throws Exception {
        List<Place> places = new ArrayList<>(tenants(4));
        Placement database = fleet.newDatabase();
        fleet.enter("in-database", database, false);
        places.add(fleet.place(database));

        FleetReport report = fleet.migration(HASTY).run("ada", recorded);

        assertThat(report.failed()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.migrated()).isEqualTo(6);
        assertThat(places).allSatisfy(place -> assertThat(columns(place)).contains("text"));
        assertThat(fleet.places().all()).hasSize(6).allSatisfy(place -> {
            assertThat(place.fingerprint()).isEqualTo(fleet.migrations().fingerprint());
            assertThat(place.state()).isEqualTo(KnownPlace.State.CURRENT);
        });
        assertThat(counts.getLast()).isEqualTo(new FleetCounts(6, 6, 0, 0, Optional.of(Duration.ZERO)));
        assertThat(fleet.migration(HASTY).runs(5)).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(MigrationRun.State.FINISHED);
            assertThat(run.startedBy()).isEqualTo("ada");
            assertThat(run.migrated()).isEqualTo(6);
        });
    }

    @Test
    void asksOneQuestionWhenNothingIsPendingHoweverManyPlacesThereAre() throws Exception {
        tenants(7);
        fleet.migration(HASTY).run("ada", recorded);
        CountingDataSource counting = new CountingDataSource(fleet.operator());

        FleetReport report = new FleetMigration(fleet.servers(), counting, fleet.migrations(), HASTY, Clock.systemUTC())
                .run("ada", recorded);

        assertThat(report.outcome()).isEqualTo(Outcome.NOTHING_PENDING);
        assertThat(report.isComplete()).isTrue();
        assertThat(counting.statements()).isEqualTo(1);
    }

    @Test
    void beginsWithCanariesAndAFewOthers() throws Exception {
        tenants(12);
        Placement marked = fleet.newSchema();
        fleet.enter("marked", marked, true);
        FleetMigration migration = fleet.migration(HASTY.withCanaries(List.of("tenant-7")));

        FleetPlan plan = migration.plan();
        migration.run("ada", recorded);

        assertThat(plan.places()).isEqualTo(14);
        assertThat(plan.waves().get(Wave.CANARY)).extracting(FleetPlace::slug).containsExactlyInAnyOrder("marked",
                "tenant-7");
        assertThat(plan.waves().get(Wave.FIRST)).hasSize(2);
        assertThat(plan.waves().get(Wave.REST)).hasSize(10).extracting(FleetPlace::name).contains("main/shared");
        List<FleetEvent> waves = events.stream().filter(FleetEvent.WaveStarted.class::isInstance).toList();
        assertThat(waves).containsExactly(new FleetEvent.WaveStarted(Wave.CANARY, 2),
                new FleetEvent.WaveStarted(Wave.FIRST, 2),
                new FleetEvent.WaveStarted(Wave.REST, 10));
        assertThat(events.indexOf(waves.get(1))).isEqualTo(3);
        assertThat(events.indexOf(waves.get(2))).isEqualTo(6);
        assertThat(migration.plan().waves()).isEmpty();
    }

    @Test
    void doesNotHoldUpOthersForOneThatFailsAndNamesItWithTheReason() throws Exception {
        List<Place> places = tenants(12);
        fleet.migration(HASTY).run("ada", recorded);
        fleet.asOwner("create table " + places.get(4).schema() + ".box (id int)");
        fleet.write("V2__box.sql", "create table box (id int)");

        FleetReport report = fleet.migration(HASTY.withMostFailures(5, 100)).run("ada", recorded);

        assertThat(report.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(report.isComplete()).isFalse();
        assertThat(report.migrated()).isEqualTo(12);
        Failure failure = report.failed().getFirst();
        assertThat(failure.place().slug()).isEqualTo("tenant-4");
        assertThat(failure.place().name()).isEqualTo(places.get(4).name());
        assertThat(failure.reason()).isEqualTo("V2__box.sql: ERROR: relation \"box\" already exists");
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(fleet.places().find(places.get(4).name())).hasValueSatisfying(place -> {
            assertThat(place.state()).isEqualTo(KnownPlace.State.FAILED);
            assertThat(place.error()).contains("already exists");
        });
        fleet.asOwner("drop table " + places.get(4).schema() + ".box");
        FleetReport again = fleet.migration(HASTY).run("ada", recorded);
        assertThat(again.places()).isEqualTo(1);
        assertThat(again.isComplete()).isTrue();
    }

    @Test
    void stopsBeforeTheNextWaveWhenTooManyFailed() throws Exception {
        List<Place> places = tenants(21);
        places.forEach(place -> fleet.asOwner("create table " + place.schema() + ".inherited (id int)"));

        FleetReport report = fleet.migration(HASTY.withMostFailures(100, 10)).run("ada", recorded);

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(report.failed()).hasSize(3);
        assertThat(report.untouched()).isEqualTo(19);
        assertThat(fleet.migration(HASTY).runs(1).getFirst().state()).isEqualTo(MigrationRun.State.STOPPED);
    }

    @Test
    void reachesTheOthersThoughThoseOfASmallWaveFail() throws Exception {
        List<Place> places = tenants(6);
        places.subList(0, 2).forEach(place -> fleet.asOwner("create table " + place.schema() + ".inherited (id int)"));

        FleetReport report = fleet.migration(HASTY).run("ada", recorded);

        assertThat(report.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(report.failed()).hasSize(2);
        assertThat(fleet.places().find("main/shared")).hasValueSatisfying(place -> assertThat(place.state()).isEqualTo(
                KnownPlace.State.CURRENT));
    }

    @Test
    void stopsAtOneCanaryThatFailsHoweverOftenItHasFailedBefore() throws Exception {
        tenants(4);
        Place marked = fleet.place(fleet.newSchema());
        fleet.enter("marked", new Placement.OwnSchema(Placement.MAIN_SERVER, marked.schema()), true);
        fleet.asOwner("create table " + marked.schema() + ".inherited (id int)");

        for (int i = 0; i < 2; i++) {
            FleetReport report = fleet.migration(HASTY).run("ada", recorded);

            assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(report.failed()).hasSize(1);
            assertThat(report.untouched()).isEqualTo(5);
        }
    }

    @Test
    void triesLastWhatFailedTheLastTimeAndDoesNotCountItAgainstTheOthers() throws Exception {
        List<Place> places = tenants(8);
        places.subList(0, 4).forEach(place -> fleet.asOwner("create table " + place.schema() + ".inherited (id int)"));
        fleet.migration(HASTY.withMostFailures(100, 100)).run("ada", recorded);
        fleet.write("V2__stamps.sql", "alter table letters add column stamp text");
        events.clear();

        FleetReport report = fleet.migration(HASTY).run("ada", recorded);

        assertThat(events.stream().filter(FleetEvent.WaveStarted.class::isInstance)).containsExactly(
                new FleetEvent.WaveStarted(Wave.FIRST, 1), new FleetEvent.WaveStarted(Wave.REST, 4),
                new FleetEvent.WaveStarted(Wave.FAILED_BEFORE, 4));
        assertThat(report.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(report.migrated()).isEqualTo(5);
        assertThat(report.failed()).hasSize(4);
        assertThat(fleet.migration(HASTY.withMostFailures(2, 10).withConnections(1, 1)).run("ada", recorded)
                .outcome()).isEqualTo(Outcome.STOPPED);
    }

    @Test
    void forgetsAFailureWhoseMigrationWasTakenBack() throws Exception {
        List<Place> places = tenants(2);
        fleet.migration(HASTY).run("ada", recorded);
        fleet.asOwner("create table " + places.getFirst().schema() + ".box (id int)");
        TestFleet withdrawn = new TestFleet(Files.createTempDirectory("withdrawn"), fleet.access).write(
                "V1__letters.sql", LETTERS).write("V2__box.sql", "create table box (id int)");
        assertThat(withdrawn.migration(HASTY).run("ada", recorded).failed()).hasSize(1);
        assertThat(states(withdrawn)).containsOnly(KnownPlace.State.CURRENT, KnownPlace.State.FAILED);

        assertThat(fleet.migration(HASTY).places()).filteredOn(place -> place.name().equals(places.getFirst().name()))
                .singleElement().satisfies(place -> {
                    assertThat(place.state()).isEqualTo(KnownPlace.State.CURRENT);
                    assertThat(place.error()).isNull();
                    assertThat(place.attempts()).isZero();
                });
        assertThat(states(fleet)).contains(KnownPlace.State.PENDING).doesNotContain(KnownPlace.State.FAILED);
    }

    @Test
    void stopsWithinAWaveWhenTooManyFailed() throws Exception {
        List<Place> places = tenants(12);
        places.forEach(place -> fleet.asOwner("create table " + place.schema() + ".inherited (id int)"));

        FleetReport report = fleet.migration(HASTY.withConnections(1, 1).withMostFailures(3, 100)).run("ada", recorded);

        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(report.failed()).hasSize(4);
    }

    @Test
    void refusesASecondRunAtTheSameTime() throws Exception {
        tenants(3);
        List<Throwable> refused = new ArrayList<>();

        FleetReport report = fleet.migration(HASTY).run("ada", (event, count) -> {
            if (event instanceof FleetEvent.WaveStarted) {
                refused.add(catchThrowable(() -> fleet.migration(HASTY).run("eve", FleetProgress.SILENT)));
            }
        });

        assertThat(report.isComplete()).isTrue();
        assertThat(refused).hasSize(2).allSatisfy(refusal -> assertThat(refusal).isInstanceOf(FleetBusyException.class)
                .hasMessageContaining("by ada since "));
    }

    @Test
    void marksARunWhoseProcessDiedAsStopped() throws Exception {
        tenants(1);
        fleet.client(fleet.access.operator())
                .sql("""
                     insert into migration_runs (id, started_at, started_by, target, places)
                     values (gen_random_uuid(), now() - interval '1 hour', 'the dead', 'x', 9)""").update();

        fleet.migration(HASTY).run("ada", recorded);

        assertThat(fleet.migration(HASTY).runs(9)).extracting(MigrationRun::state).containsExactly(
                MigrationRun.State.FINISHED,
                MigrationRun.State.STOPPED);
    }

    @Test
    void endsEarlyAndInOrderWhenItIsInterrupted() throws Exception {
        tenants(6);
        Thread caller = Thread.currentThread();

        FleetReport report = fleet.migration(HASTY.withConnections(1, 1)).run("ada", (event, count) -> {
            if (count.migrated() == 3) {
                caller.interrupt();
            }
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(fleet.migration(HASTY).run("ada", FleetProgress.SILENT).isComplete()).isTrue();
    }

    private List<Place> tenants(int number) {
        return IntStream.range(0, number).mapToObj(i -> fleet.tenantInSchema("tenant-" + i)).toList();
    }

    private static List<KnownPlace.State> states(TestFleet fleet) {
        return fleet.migration(HASTY).places().stream().map(KnownPlace::state).toList();
    }

    private List<String> columns(Place place) {
        DataSource there = new DriverManagerDataSource(place.direct().url(), place.direct().owner().username(),
                place.direct()
                        .owner().password());
        return JdbcClient.create(there)
                .sql("select column_name from information_schema.columns where table_schema = :schema")
                .param("schema", place.schema()).query(String.class).list();
    }
}
