package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.leasehold.core.Placement;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetProgress;
import io.leasehold.postgres.fleet.FleetReport;
import io.leasehold.postgres.fleet.FleetSettings;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.setup.Migrations;

/** The same step in every schema: by Leasehold's fleet, and by Flyway called in a loop, on schemas beside the fleet's. */
final class FleetSteps {
    private final Random random = new Random(8);
    private final Ground ground;
    private final DataSource operator;
    private final Path scripts;
    private final List<Place> beside;
    private final List<Double> fleetSteps = new ArrayList<>();
    private final List<Double> fleetNothings = new ArrayList<>();
    private final List<Double> loopSteps = new ArrayList<>();
    private final List<Double> loopNothings = new ArrayList<>();

    private FleetSteps(Ground ground, int sample) throws IOException {
        this.ground = ground;
        this.operator = ground.operator();
        this.scripts = ground.folder("scripts");
        this.beside = IntStream.range(0, sample).mapToObj(i -> Place.of(ground.servers(1).main(),
                new Placement.OwnSchema(Placement.MAIN_SERVER, "flyway_" + i))).toList();
    }

    static String measure(Scale scale, String machine) throws IOException, SQLException {
        try (Ground ground = Ground.lay()) {
            OwnSchemas schemas = OwnSchemas.make(ground, scale.schemas());
            FleetSteps steps = new FleetSteps(ground, scale.sample());
            steps.prepare();
            for (int run = 0; run < scale.runs(); run++) {
                steps.step(run);
            }
            return steps.report(String.format(Locale.ROOT,
                    "%s · %s · %,d schemas, made with Depot's tables in %.1f s · %d steps", machine, ground.version(),
                    scale.schemas(), schemas.creation().toMillis() / 1e3, scale.runs()), scale.schemas() + 1);
        }
    }

    private void prepare() throws SQLException {
        for (Place place : beside) {
            ground.execute("create schema " + place.schema() + " authorization " + ground.access().owner());
            migrations().flyway(place).migrate();
        }
    }

    /** Scripts are read once by each of these. */
    private TenantMigrations migrations() {
        return new TenantMigrations(Migrations.tenant(ground.access(), List.of("classpath:db/tenant",
                "classpath:db/outbox", "filesystem:" + scripts)));
    }

    private void step(int number) throws IOException {
        Files.writeString(scripts.resolve("V" + (1_000 + number) + "__step.sql"), "alter table tasks add column step_"
                + number + " text");
        boolean flywayFirst = random.nextBoolean();
        if (flywayFirst) {
            loopSteps.add(loop());
        }
        fleetSteps.add(fleet(FleetReport.Outcome.FINISHED));
        if (!flywayFirst) {
            loopSteps.add(loop());
        }
        fleetNothings.add(fleet(FleetReport.Outcome.NOTHING_PENDING));
        loopNothings.add(loop());
    }

    /** Milliseconds for each place. */
    private double loop() {
        TenantMigrations migrations = migrations();
        long start = System.nanoTime();
        beside.forEach(place -> migrations.flyway(place).migrate());
        return (System.nanoTime() - start) / 1e6 / beside.size();
    }

    /** Seconds for all places, the reading of scripts included. */
    private double fleet(FleetReport.Outcome expected) {
        long start = System.nanoTime();
        FleetReport report = new FleetMigration(ground.servers(1), operator, migrations(), FleetSettings.USUAL, Clock
                .systemUTC()).run("benchmarks", FleetProgress.SILENT);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!report.isComplete() || report.outcome() != expected) {
            throw new IllegalStateException("The fleet's migration ended with " + report + ", not with " + expected
                    + ".");
        }
        return seconds;
    }

    private String report(String circumstances, int places) {
        return circumstances
                + "\n\n| | Flyway in a loop, ms for a schema | the fleet, ms for a schema | Flyway / the fleet | the whole fleet, seconds |\n|---|---|---|---|---|\n"
                + row("one step", loopSteps, fleetSteps, places) + row("nothing pending", loopNothings, fleetNothings,
                        places);
    }

    private static String row(String what, List<Double> loop, List<Double> fleet, int places) {
        double[] each = fleet.stream().mapToDouble(seconds -> seconds * 1e3 / places).toArray();
        double[] ratios = IntStream.range(0, each.length).mapToDouble(i -> loop.get(i) / each[i]).toArray();
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |%n", what, Spread.of(loop), Spread.of(each), Spread
                .of(ratios), Spread.of(fleet));
    }
}
