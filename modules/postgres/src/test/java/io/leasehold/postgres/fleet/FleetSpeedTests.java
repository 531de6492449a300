package io.leasehold.postgres.fleet;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.postgres.Place;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

/** Measures, and prints what it measured. */
@Tag("soak")
class FleetSpeedTests {
    private static final int SCHEMAS = Integer.getInteger("leasehold.fleet.schemas", 1_000);
    private static final int BY_FLYWAY = 50;

    private final TestFleet fleet;
    private final PrintStream out = System.out;

    FleetSpeedTests(@TempDir Path folder) throws Exception {
        fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
    }

    @Test
    void bringsAThousandSchemasByOneStep() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(fleet.access.url() + "?currentSchema=control,leasehold");
            pool.setUsername(fleet.access.operator().username());
            pool.setPassword(fleet.access.operator().password());
            pool.setMaximumPoolSize(3);
            measure(pool);
        }
    }

    private FleetMigration migration(DataSource operator) {
        return new FleetMigration(fleet.servers(), operator, fleet.migrations(), FleetSettings.USUAL,
                Clock.systemUTC());
    }

    private void measure(DataSource pool) throws Exception {
        List<Place> places = fleet.tenantsInSchemas(SCHEMAS);
        FleetReport first = migration(pool).run("the test", FleetProgress.SILENT);
        print("fresh schemas", first.places(), first.took());

        fleet.write("V2__stamps.sql", "alter table letters add column stamp text");
        List<Place> some = places.subList(0, BY_FLYWAY);
        Duration flyway = Duration.ZERO;
        Duration alone = Duration.ZERO;
        PlaceMigrator migrator = fleet.migrator();
        migrator.migrations().fingerprint();
        // By turns, so that both meet the same server; each on a connection of its own, one after the other.
        for (int i = 0; i < some.size(); i += 2) {
            long start = System.nanoTime();
            fleet.migrations().flyway(some.get(i)).migrate();
            long middle = System.nanoTime();
            migrator.migrate(some.get(i + 1));
            flyway = flyway.plusNanos(middle - start);
            alone = alone.plusNanos(System.nanoTime() - middle);
        }
        print("one step, Flyway in a loop", BY_FLYWAY / 2, flyway);
        print("one step, each on a new connection", BY_FLYWAY / 2, alone);

        FleetReport rest = migration(pool).run("the test", FleetProgress.SILENT);
        print("one step, the fleet", rest.places(), rest.took());
        long start = System.nanoTime();
        FleetReport nothing = migration(pool).run("the test", FleetProgress.SILENT);
        print("nothing pending, the fleet", 1, Duration.ofNanos(System.nanoTime() - start));
        start = System.nanoTime();
        some.forEach(place -> fleet.migrations().flyway(place).migrate());
        print("nothing pending, Flyway in a loop", BY_FLYWAY, Duration.ofNanos(System.nanoTime() - start));
        start = System.nanoTime();
        List<Drift> drifts = new DriftReport(fleet.servers(), fleet.migrations()).of(fleet.places().all());
        print("drift report", SCHEMAS + 1, Duration.ofNanos(System.nanoTime() - start));

        assertThat(rest.isComplete()).isTrue();
        assertThat(nothing.outcome()).isEqualTo(FleetReport.Outcome.NOTHING_PENDING);
        assertThat(drifts).isEmpty();
    }

    private void print(String what, int places, Duration took) {
        out.printf(Locale.ROOT, "FLEET %-36s %5d places %8.1f ms, %6.2f ms each%n", what, places, took.toNanos() / 1e6,
                took
                        .toNanos() / 1e6 / places);
    }
}
