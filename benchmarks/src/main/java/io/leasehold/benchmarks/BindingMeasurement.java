package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Measures what the binding costs, each comparison at each distance. */
final class BindingMeasurement {
    private BindingMeasurement() {}

    static String measure(Effort effort, Path hibernate8, Clock clock)
            throws IOException, SQLException, InterruptedException {
        String machine = Machine.describe(clock);
        int cores = Machine.cores();
        boolean oneCore = Machine.keepToOneCore();
        Path folder = Files.createTempDirectory("leasehold-benchmark-");
        Set<String> tools = new TreeSet<>();
        StringBuilder tables = new StringBuilder();
        try (Database database = Database.start(folder.resolve("data"), effort.tenants(), effort.tasksEach());
                Contenders contenders = new Contenders(database, hibernate8)) {
            for (Comparison comparison : Comparison.values()) {
                Population population = Population.of(database, comparison.tenants(), clock);
                for (Distance distance : comparison.distances()) {
                    List<Contender> opposed = new ArrayList<>();
                    for (Variant variant : comparison.variants()) {
                        opposed.add(contenders.contender(variant, distance));
                    }
                    opposed.forEach(each -> tools.add(each.work().tool()));
                    Effort.Rounds rounds = effort.at(distance);
                    tables.append(BindingReport.of(comparison, distance, rounds, new Interleaving(opposed, population,
                            rounds).measure(Case.at(distance))));
                }
            }
            return String.format(Locale.ROOT,
                    "%s · PostgreSQL %s · %s · client and server on %s · %,d tasks of %,d tenants%n%s", machine,
                    database.version(), tools.stream().collect(Collectors.joining(" · ")),
                    oneCore ? "one core" : "all cores", effort.tenants() * effort.tasksEach(), effort.tenants(),
                    tables);
        } finally {
            Machine.useCores(cores);
            StartUp.delete(folder);
        }
    }
}
