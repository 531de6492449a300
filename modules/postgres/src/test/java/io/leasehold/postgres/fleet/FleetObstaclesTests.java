package io.leasehold.postgres.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.postgres.Place;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Locks that others hold, tenants that come and go, and places that are not what was recorded. */
@Timeout(60)
class FleetObstaclesTests {
    private static final FleetSettings HASTY = FleetSettings.USUAL.withPatience(Duration.ofMillis(50), 3,
            Duration.ofMillis(
                    10));

    private final TestFleet fleet;
    private final List<FleetEvent> events = new ArrayList<>();
    private final FleetProgress recorded = (event, _) -> events.add(event);

    FleetObstaclesTests(@TempDir Path folder) throws Exception {
        fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
    }

    @Test
    void triesAgainWhereSomebodyHeldALockAndMeanwhileDoesTheOthers() throws Exception {
        tenants(6);
        fleet.migration(HASTY).run("ada", recorded);
        events.clear();
        fleet.write("V2__stamps.sql", "alter table letters add column stamp text");
        FleetPlace locked = Objects.requireNonNull(fleet.migration(HASTY).plan().waves().get(Wave.REST)).getLast();
        Place place = fleet.place(locked.placement());
        CountDownLatch held = new CountDownLatch(1);
        try (Connection reader = PlaceMigrator.connect(place); Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table " + place.schema() + ".letters in access share mode");
            FleetProgress releasing = (event, count) -> {
                recorded.on(event, count);
                if (count.done() == 6 && events.stream().anyMatch(FleetEvent.Retrying.class::isInstance)) {
                    held.countDown();
                }
            };
            FleetSettings stubborn = FleetSettings.USUAL.withPatience(Duration.ofMillis(20), 1000,
                    Duration.ofMillis(5));
            try (ExecutorService background = Executors.newSingleThreadExecutor()) {
                Future<FleetReport> report = background.submit(() -> fleet.migration(stubborn).run("ada", releasing));
                held.await();
                reader.rollback();
                assertThat(report.get().isComplete()).isTrue();
            }
        }
        assertThat(events)
                .anyMatch(event -> event instanceof FleetEvent.Retrying retrying && retrying.place().name().equals(
                        place.name()));
    }

    @Test
    void givesUpAPlaceWhoseLockIsNeverFree() throws Exception {
        List<Place> places = tenants(2);
        fleet.migration(HASTY).run("ada", recorded);
        fleet.write("V2__stamps.sql", "alter table letters add column stamp text");
        try (Connection reader = PlaceMigrator.connect(places.get(1)); Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table " + places.get(1).schema() + ".letters in access share mode");

            FleetReport report = fleet.migration(HASTY.withMostFailures(5, 100)).run("ada", recorded);

            assertThat(report.failed()).singleElement().satisfies(failure -> {
                assertThat(failure.attempts()).isEqualTo(3);
                assertThat(failure.reason()).contains("lock timeout");
            });
            assertThat(report.migrated()).isEqualTo(2);
        }
    }

    @Test
    void doesNotWaitWithoutEndForTransactionsWhereAnIndexIsMadeConcurrently() throws Exception {
        Place place = tenants(2).getFirst();
        fleet.migration(HASTY).run("ada", recorded);
        fleet.write("V2__by_text.sql", "create index concurrently letters_by_text on letters (tenant_id, text)");
        PlaceMigrator migrator = new PlaceMigrator(fleet.migrations(), Duration.ZERO, Duration.ofMillis(100));
        try (Connection writer = PlaceMigrator.connect(place); Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table " + place.schema() + ".letters in row exclusive mode");

            assertThatThrownBy(() -> migrator.migrate(place)).isInstanceOfSatisfying(MigrationFailedException.class,
                    failure -> {
                        assertThat(failure.reason()).contains("lock timeout");
                        assertThat(failure.isPassing()).isFalse();
                    });
        }
        assertThatThrownBy(() -> migrator.migrate(place)).isInstanceOf(MigrationFailedException.class);

        // As the guide tells.
        fleet.asOwner("drop index concurrently if exists " + place.schema() + ".letters_by_text");
        fleet.asOwner("delete from " + place.schema() + ".flyway_schema_history where not success");
        assertThat(migrator.migrate(place).applied()).isEqualTo(1);
        assertThat(new DriftReport(fleet.servers(), fleet.migrations()).of(fleet.places().all().stream().filter(
                known -> known.name().equals(place.name())).toList())).isEmpty();
    }

    @Test
    void skipsAPlaceThatIsDroppedMeanwhile() throws Exception {
        List<Place> places = tenants(3);
        FleetProgress dropping = (event, count) -> {
            recorded.on(event, count);
            if (event instanceof FleetEvent.WaveStarted started && started.wave() == Wave.FIRST) {
                places.forEach(place -> TestFleet.administer(fleet.access.url(),
                        "drop schema " + place.schema() + " cascade"));
                fleet.client(fleet.access.operator()).sql("delete from tenants where slug <> 'tenant-1'").update();
                fleet.client(fleet.access.operator()).sql("update tenants set status = 'dropping'").update();
            }
        };

        FleetReport report = fleet.migration(HASTY).run("ada", dropping);

        assertThat(report.isComplete()).isTrue();
        assertThat(report.skipped()).hasSize(3);
        assertThat(report.migrated()).isEqualTo(1);
    }

    @Test
    void passesByTenantsThatAreBeingMadeOrDropped() throws Exception {
        List<Place> places = tenants(3);
        setStatus("tenant-0", "provisioning");
        setStatus("tenant-1", "dropping");
        setStatus("tenant-2", "suspended");

        FleetReport report = fleet.migration(HASTY).run("ada", recorded);

        assertThat(report.places()).isEqualTo(2);
        assertThat(columns(places.get(0))).isEmpty();
        assertThat(columns(places.get(2))).contains("text");
    }

    @Test
    void setsTheRecordRightByLookingIntoThePlaces() throws Exception {
        List<Place> places = tenants(3);
        fleet.migration(HASTY).run("ada", recorded);
        String restored = places.get(1).schema();
        fleet.asOwner("drop table " + restored + ".letters, " + restored + ".flyway_schema_history");
        TestFleet.administer(fleet.access.url(), "drop schema " + places.get(2).schema() + " cascade");

        List<Misrecorded> wrong = fleet.migration(HASTY).verify();

        assertThat(wrong).extracting(each -> each.place().name()).containsExactlyInAnyOrder(places.get(1).name(),
                places.get(2)
                        .name());
        assertThat(fleet.migration(HASTY).plan().places()).isEqualTo(2);
    }

    private List<Place> tenants(int number) {
        return IntStream.range(0, number).mapToObj(i -> fleet.tenantInSchema("tenant-" + i)).toList();
    }

    private void setStatus(String slug, String status) {
        fleet.client(fleet.access.operator()).sql("update tenants set status = :status where slug = :slug")
                .param("status",
                        status)
                .param("slug", slug).update();
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
