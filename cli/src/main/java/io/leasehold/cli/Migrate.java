package io.leasehold.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.fleet.FleetEvent;
import io.leasehold.postgres.fleet.FleetPlan;
import io.leasehold.postgres.fleet.FleetProgress;
import io.leasehold.postgres.fleet.FleetReport;
import io.leasehold.postgres.fleet.FleetSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings all places of all tenants to what the application's migrations say. */
@Command(name = "migrate", mixinStandardHelpOptions = true, description = "Migrates shared tables, schemas and databases: canaries first, then a few, then the rest. Run it again after it was cut off.", footer = {
    "", "It ends with 1 when a place has failed, or when too many did and it stopped.", "", "Examples:",
    "  leasehold migrate --dry-run", "  leasehold migrate --canary initech,umbrella --connections 8",
    "  leasehold migrate --migrations target/app.jar --json > report.json"})
final class Migrate extends SystemCommand {
    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(names = "--canary", paramLabel = "<slug>", split = ",", description = "Tenants that go first, besides those that are marked.")
    private List<String> canaries = List.of();

    @Option(names = "--connections", paramLabel = "<n>", description = "How many places at the same time (usually 4).")
    private @Nullable Integer connections;

    @Option(names = "--lock-timeout", paramLabel = "<time>", description = "How long to wait for what requests hold, before trying later (usually 2s).")
    private @Nullable Duration lockTimeout;

    @Option(names = "--attempts", paramLabel = "<n>", description = "How often to try a place (usually 5).")
    private @Nullable Integer attempts;

    @Option(names = "--max-failures", paramLabel = "<n>", description = "Stop when more places have failed (usually 10).")
    private @Nullable Integer mostFailures;

    @Option(names = "--max-failures-percent", paramLabel = "<n>", description = "Stop after a wave in which a larger share has failed (usually 10).")
    private @Nullable Integer mostFailuresPercent;

    Migrate(Map<String, String> environment) {
        super(environment);
    }

    @Override
    int run(OpenTarget system, Output output) {
        canaries.forEach(system::tenant); // refused here where there is no such tenant
        FleetSettings settings = settings(system.fleetSettings());
        if (dryRun) {
            show(system.fleet(settings).plan(), output);
            return DONE;
        }
        ProgressBar bar = output.progress();
        FleetReport report = system.fleet(settings).run(mandate("").who(), progress(bar));
        bar.clear();
        output.answer(report, sentences(report));
        return report.isComplete() ? DONE : FAILED;
    }

    private FleetSettings settings(FleetSettings usual) {
        FleetSettings settings = usual
                .withPatience(or(lockTimeout, usual.lockTimeout()), or(attempts, usual.attempts()),
                        usual.pause())
                .withMostFailures(or(mostFailures, usual.mostFailures()), or(mostFailuresPercent, usual
                        .mostFailuresPercent()));
        settings = connections == null ? settings : settings.withConnections(connections, connections);
        return canaries.isEmpty() ? settings : settings.withCanaries(canaries);
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private static FleetProgress progress(ProgressBar bar) {
        return (event, counts) -> bar.show(counts.done(), counts.places(), note(event) + (counts.failed() == 0
                ? ""
                : "  " + counts.failed() + " failed"), counts.remaining().orElse(Duration.ZERO));
    }

    private static String note(FleetEvent event) {
        return switch (event) {
            case FleetEvent.WaveStarted started -> started.wave().name().toLowerCase(Locale.ROOT) + " wave";
            case FleetEvent.Done done -> done.place().name();
            case FleetEvent.Retrying retrying -> retrying.place().name() + " again in " + retrying.pause().toMillis()
                    + " ms";
            case FleetEvent.Failed failed -> failed.place().name() + " failed";
            case FleetEvent.Skipped skipped -> skipped.place().name() + " is gone";
        };
    }

    private static void show(FleetPlan plan, Output output) {
        record Step(String wave, String tenant, String place) {}
        List<Step> steps = plan.waves().entrySet().stream().flatMap(wave -> wave.getValue().stream().map(
                place -> new Step(wave.getKey().name().toLowerCase(Locale.ROOT), place.slug() == null
                        ? "–"
                        : place.slug(), place.name())))
                .toList();
        output.rows(steps, new Table<Step>().text("WAVE", Step::wave).text("TENANT", Step::tenant).text("PLACE",
                Step::place), "Nothing is pending.");
    }

    static String sentences(FleetReport report) {
        if (report.outcome() == FleetReport.Outcome.NOTHING_PENDING) {
            return "Nothing is pending.";
        }
        StringBuilder text = new StringBuilder("%,d of %,d places migrated in %s.".formatted(report.migrated(), report
                .places(), seconds(report.took())));
        if (!report.skipped().isEmpty()) {
            text.append(" %,d went away meanwhile.".formatted(report.skipped().size()));
        }
        if (!report.renewed().isEmpty()) {
            text.append(" Leasehold's functions were renewed in %,d databases.".formatted(report.renewed().size()));
        }
        if (report.outcome() == FleetReport.Outcome.STOPPED) {
            text.append(" Stopped, with %,d not tried.".formatted(report.untouched()));
        }
        if (!report.failed().isEmpty()) {
            text.append("%n%n".formatted()).append(new Table<FleetReport.Failure>().text("FAILED",
                    failure -> failure.place().slug() == null ? "–" : failure.place().slug()).text("PLACE",
                            failure -> failure.place().name())
                    .number("ATTEMPTS", FleetReport.Failure::attempts).text(
                            "WHY", FleetReport.Failure::reason)
                    .of(report.failed()));
        }
        return text.toString();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1_000.0);
    }
}
