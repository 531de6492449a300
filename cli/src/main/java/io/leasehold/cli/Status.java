package io.leasehold.cli;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.postgres.Server;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.KnownPlace;
import io.leasehold.postgres.fleet.MigrationRun;
import io.leasehold.postgres.provisioning.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the whole system is: servers, tenants, migrations, work that is not finished. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows how the whole system is: servers, tenants, migrations, unfinished work.", footer = {
    "", "Examples:", "  leasehold status", "  leasehold status --check && echo all is well"})
final class Status extends SystemCommand {
    @Option(names = "--check", description = "End with 1 when something is pending, failed or unfinished.")
    private boolean check;

    Status(Map<String, String> environment) {
        super(environment);
    }

    /** One server, and how many tenants it holds in which way. */
    record ServerLine(String name, String address, long shared, long schema, long database) {}

    /**
     * All of it, for programs.
     *
     * @param pending how many places lack migrations; null where the application's migrations are not known here
     */
    record Answer(List<ServerLine> servers, int places, @Nullable Integer pending, List<KnownPlace> failed,
            @Nullable MigrationRun lastRun, List<Progress> unfinished) {
        boolean isWell() {
            return Objects.requireNonNullElse(pending, 0) == 0 && failed.isEmpty() && unfinished.isEmpty();
        }
    }

    @Override
    int run(OpenTarget system, Output output) {
        Answer answer = look(system);
        output.answer(answer, sentences(answer));
        return check && !answer.isWell() ? FAILED : DONE;
    }

    private static Answer look(OpenTarget system) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        JdbcClient.create(system.operator()).sql(
                "select server, placement, count(*) as tenants from tenants group by server, placement").query(row -> {
                    counts.computeIfAbsent(row.getString("server"), _ -> new HashMap<>()).put(row.getString(
                            "placement"), row.getLong("tenants"));
                });
        List<ServerLine> servers = new ArrayList<>();
        for (Server server : system.servers().all()) {
            Map<String, Long> here = counts.getOrDefault(server.name(), Map.of());
            servers.add(new ServerLine(server.name(), server.access().url().replaceAll("\\?.*", ""), here.getOrDefault(
                    "shared", 0L), here.getOrDefault("schema", 0L), here.getOrDefault("database", 0L)));
        }
        FleetMigration fleet = system.knowsMigrations() ? system.fleet(system.fleetSettings()) : null;
        List<KnownPlace> places = fleet == null ? system.places().all() : fleet.places();
        List<MigrationRun> runs = fleet == null ? List.of() : fleet.runs(1);
        return new Answer(servers, places.size(), fleet == null ? null : fleet.plan().places(), places.stream().filter(
                place -> place.state() == KnownPlace.State.FAILED).toList(), runs.isEmpty() ? null : runs.getFirst(),
                system.provisioning()
                        .progress());
    }

    private static String sentences(Answer answer) {
        String nl = System.lineSeparator();
        StringBuilder text = new StringBuilder(new Table<ServerLine>().text("SERVER", ServerLine::name).text("ADDRESS",
                ServerLine::address).number("SHARED", ServerLine::shared).number("SCHEMAS", ServerLine::schema).number(
                        "DATABASES", ServerLine::database)
                .of(answer.servers));
        text.append(nl).append(nl).append("%,d places with tenant tables: ".formatted(answer.places)).append(
                answer.pending == null
                        ? "what is pending is not known without --migrations."
                        : answer.pending == 0
                                ? "nothing is pending."
                                : "%,d pending (leasehold migrate).".formatted(
                                        answer.pending));
        if (answer.lastRun != null) {
            MigrationRun run = answer.lastRun;
            text.append(nl).append("Last migration: %s, %,d of %,d migrated, %,d failed, begun %s by %s.".formatted(run
                    .state().name().toLowerCase(Locale.ROOT), run.migrated(), run.places(), run.failed(),
                    run
                            .startedAt().truncatedTo(ChronoUnit.SECONDS),
                    Table.shown(run
                            .startedBy())));
        }
        if (!answer.failed.isEmpty()) {
            text.append(nl).append(nl).append(new Table<KnownPlace>().text("FAILED PLACE", KnownPlace::name).number(
                    "ATTEMPTS", KnownPlace::attempts)
                    .text("WHY", place -> Objects.requireNonNullElse(place.error(), ""))
                    .of(answer.failed));
        }
        if (!answer.unfinished.isEmpty()) {
            text.append(nl).append(nl).append(new Table<Progress>().text("UNFINISHED", work -> work.tenant().toString())
                    .text("ACTION", Progress::action).text("STEP", Progress::step)
                    .number("ATTEMPTS", Progress::attempts)
                    .text("WHY", work -> Objects.requireNonNullElse(work.error(), "")).of(answer.unfinished));
        }
        return text.toString();
    }
}
