package io.leasehold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process takes, in MiB, as Linux tells it. */
final class Memory {
    private Memory() {}

    /** All that is resident. */
    static double resident(long process) throws IOException {
        return field(Path.of("/proc", Long.toString(process), "status"), "VmRSS:");
    }

    /** All that is resident, what is shared with others divided by their number. */
    static double proportional(long process) throws IOException {
        return field(Path.of("/proc", Long.toString(process), "smaps_rollup"), "Pss:");
    }

    /** What goes with the process, and is nobody else's. */
    static double own(long process) throws IOException {
        Path file = Path.of("/proc", Long.toString(process), "smaps_rollup");
        return field(file, "Private_Clean:") + field(file, "Private_Dirty:");
    }

    private static double field(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            String line = lines.filter(l -> l.startsWith(name)).findFirst().orElseThrow(
                    () -> new IOException(file + " has no " + name));
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
    }
}
