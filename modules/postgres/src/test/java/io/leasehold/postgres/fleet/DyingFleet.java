package io.leasehold.postgres.fleet;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** A process that migrates the fleet until somebody kills it. */
final class DyingFleet {
    private static final String EVENT = "event";

    private DyingFleet() {}

    /** Starts one, and kills it by SIGKILL when it has told of so many events and a little more; or lets it end, if it is quicker. */
    static void liveAndDie(DatabaseAccess access, Path folder, int events, long moreNanos) throws IOException,
            InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                DyingFleet.class
                        .getName(),
                folder.toString(), access.url()));
        for (Credentials role : List.of(access.owner(), access.app(), access.lookup(), access.operator())) {
            command.add(role.username());
            command.add(role.password());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            long seen = process.inputReader(StandardCharsets.UTF_8).lines().filter(EVENT::equals).limit(events).count();
            if (seen == 0) {
                throw new AssertionError("The process did nothing.");
            }
            long until = System.nanoTime() + moreNanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    public static void main(String[] arguments) {
        DatabaseAccess access = new DatabaseAccess(arguments[1], role(arguments, 2), role(arguments, 4),
                role(arguments, 6), role(
                        arguments, 8));
        PrintStream out = System.out;
        new TestFleet(Path.of(arguments[0]), access).migration(FleetSettings.USUAL).run("the dying",
                (_, _) -> out.println(
                        EVENT));
    }

    private static Credentials role(String[] arguments, int position) {
        return new Credentials(arguments[position], arguments[position + 1]);
    }
}
