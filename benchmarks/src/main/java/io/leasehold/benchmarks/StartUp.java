package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How long Depot takes to start, on a fresh folder and on one that has its data, and what it then takes of memory. */
final class StartUp {
    private record Start(double seconds, double jvmMebibytes, double postgresMebibytes) {}

    private final Path jar;
    private final List<Start> fresh = new ArrayList<>();
    private final List<Start> existing = new ArrayList<>();

    private StartUp(Path jar) {
        this.jar = jar;
    }

    static StartUp measure(Path jar, int times) throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IllegalStateException("Depot cannot be started, " + jar + " does not exist. Package it first: "
                    + "mvn -Pbenchmarks -pl benchmarks -am verify -DskipTests");
        }
        StartUp starts = new StartUp(jar);
        for (int i = 0; i < times; i++) {
            Path home = Files.createTempDirectory("leasehold-start-");
            Path folder = home.resolve("data");
            starts.fresh.add(starts.once(folder));
            starts.existing.add(starts.once(folder));
            delete(home);
        }
        return starts;
    }

    private Start once(Path folder) throws IOException, InterruptedException {
        try (RunningDepot depot = RunningDepot.start(jar, folder)) {
            return new Start(depot.secondsToStart(), depot.jvmMebibytes(), depot.postgresMebibytes());
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = new ArrayList<>(files.toList()).reversed();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** The table, under a line that says where it was measured. */
    String report(String circumstances) {
        return circumstances + "\n\n| median of " + fresh.size()
                + " (middle half) | fresh data folder | existing data folder |\n|---|---|---|\n"
                + row("seconds to the first 200 of `/actuator/health`", Start::seconds)
                + row("JVM, MiB resident", Start::jvmMebibytes)
                + row("PostgreSQL, all processes, MiB (PSS)", Start::postgresMebibytes);
    }

    private String row(String what, ToDoubleFunction<Start> value) {
        return String.format(Locale.ROOT, "| %s | %s | %s |%n", what, Spread.of(fresh.stream().mapToDouble(value)
                .toArray()), Spread.of(existing.stream().mapToDouble(value).toArray()));
    }
}
