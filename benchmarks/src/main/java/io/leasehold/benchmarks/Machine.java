package io.leasehold.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

import org.postgresql.util.DriverInfo;

/** Where and when a measurement was taken. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** One line for a record that others have to be able to judge. */
    static String describe(Clock clock) {
        return String.format(Locale.ROOT, "%s · %d cores%s · %s · %s %s · load before the run %.2f",
                LocalDate.now(clock), Runtime.getRuntime().availableProcessors(), processor(),
                System.getProperty("os.name"), System.getProperty("java.vm.name"), Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The driver as it calls itself. */
    static String driver() {
        return "pgjdbc " + DriverInfo.DRIVER_VERSION;
    }

    private static String processor() {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip()).orElse("");
        } catch (IOException unknown) {
            return "";
        }
    }

    /** How many cores this process may use now. */
    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Keeps this process, and what it starts from now on, on one core, where the system knows how. Client and server take turns, so that a second core
     * adds nothing but the noise of waking it up.
     *
     * @return whether it worked
     */
    static boolean keepToOneCore() throws IOException, InterruptedException {
        return keepTo(Integer.toString(cores() - 1));
    }

    /** Gives it back what it had. */
    static void useCores(int cores) throws IOException, InterruptedException {
        keepTo("0-" + (cores - 1));
    }

    private static boolean keepTo(String cores) throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        try {
            return new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", cores, self)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
