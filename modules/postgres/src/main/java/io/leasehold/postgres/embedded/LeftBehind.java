package io.leasehold.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the process that had started it. The caller holds the data folder, so nobody uses this server any more; it is stopped in
 * order, so that it can be started again with the settings and the port of today.
 */
final class LeftBehind {
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final long PATIENCE_SECONDS = 60;

    private LeftBehind() {}

    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        process(pidFile).filter(process -> process.isAlive() && serves(process, cluster)).ifPresent(process -> {
            LOG.info("Stopping the PostgreSQL (process {}) that a former run left behind in {}.", process.pid(),
                    cluster);
            interrupt(process);
        });
        // The number may meanwhile belong to any other process, for whose sake PostgreSQL would refuse to start.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        String command = process.info().commandLine().orElseThrow(() -> new EmbeddedServerException(
                "Process " + process.pid() + " may be a PostgreSQL that was left behind in " + cluster
                        + ", and cannot be looked into.",
                "Stop it if it is; otherwise delete postmaster.pid there.",
                null));
        return command.contains("/postgres -D " + cluster);
    }

    private static void interrupt(ProcessHandle process) {
        try {
            // The signal for a fast shutdown; the one that Java can send would wait for clients.
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Stopping the PostgreSQL that was left behind was interrupted.",
                    "Start again.", e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new EmbeddedServerException("The PostgreSQL (process " + process.pid()
                    + ") that a former run left behind does not stop.", "Stop it by hand and start again.", e);
        }
    }
}
