package io.leasehold.depot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.leasehold.depot.attack.Caller;

/** Depot as a newcomer runs it: a process of its own, on the embedded server and a folder. */
final class DepotProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final int port;

    private DepotProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static DepotProcess start(Path data, int postgresPort) {
        int port = freePort();
        Path log = data.resolveSibling("depot-" + port + ".log");
        // Of the JVM's compilers the quick one, and one thread for its memory, as for the tests themselves.
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                DepotApplication.class.getName());
        command.environment().put("SERVER_PORT", String.valueOf(port));
        command.environment().put("LEASEHOLD_DATA_DIR", data.toString());
        command.environment().put("LEASEHOLD_PG_PORT", String.valueOf(postgresPort));
        try {
            return new DepotProcess(command.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, port);
        } catch (IOException failure) {
            throw new UncheckedIOException("Depot could not be started as a process", failure);
        }
    }

    /** Waits until it answers, and fails with its log when it ends or takes too long. */
    DepotProcess awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                break;
            }
            if (Caller.answers(port, "/actuator/health/readiness")) {
                return this;
            }
        }
        throw new AssertionError("Depot did not get ready:\n" + output());
    }

    /** Waits for the end of a process that is expected to give up, and returns its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Depot is still running:\n" + output());
        }
        return process.exitValue();
    }

    /** What {@code kill -9} does: nothing in the process gets a chance to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    int port() {
        return port;
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException("No port is free", failure);
        }
    }
}
