package io.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.fleet.Difference;
import io.leasehold.postgres.fleet.Drift;
import io.leasehold.postgres.fleet.DriftReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which places are not as the migrations make them. */
@Command(name = "drift", mixinStandardHelpOptions = true, description = "Compares each schema and database with what the migrations make, and ends with 1 when one is different.", footer = {
    "", "Examples:", "  leasehold drift", "  leasehold drift --definitions"})
final class DriftCommand extends SystemCommand {
    @Option(names = "--definitions", description = "Show what was expected and what was found.")
    private boolean definitions;

    DriftCommand(Map<String, String> environment) {
        super(environment);
    }

    /** One object that is not as it should be, or a place that nobody could look at. */
    private record Line(String place, String problem, String kind, String name, @Nullable String expected,
            @Nullable String found) {}

    @Override
    int run(OpenTarget system, Output output) {
        List<Line> lines = new ArrayList<>();
        for (Drift drift : new DriftReport(system.servers(), system.migrations()).of(system.places().all())) {
            String place = drift.place().name();
            if (drift.error() != null) {
                lines.add(new Line(place, "unseen", "", drift.error(), null, null));
            }
            for (Difference difference : drift.differences()) {
                lines.add(new Line(place, difference.problem().name().toLowerCase(Locale.ROOT), difference.kind(),
                        difference.name(), difference.expected(), difference.found()));
            }
        }
        Table<Line> table = new Table<Line>().text("PLACE", Line::place).text("PROBLEM", Line::problem).text("KIND",
                Line::kind).text("NAME", Line::name);
        if (definitions) {
            table.text("EXPECTED", line -> line.expected == null ? "–" : line.expected).text("FOUND",
                    line -> line.found == null ? "–" : line.found);
        }
        output.rows(lines, table, "Every place is as the migrations make it.");
        return lines.isEmpty() ? DONE : FAILED;
    }
}
