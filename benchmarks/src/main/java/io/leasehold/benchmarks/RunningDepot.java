package io.leasehold.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Depot in a process of its own, with its PostgreSQL in a folder. */
final class RunningDepot implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Path folder;
    private final double secondsToStart;

    private RunningDepot(Process process, int port, Path folder, double secondsToStart) {
        this.process = process;
        this.port = port;
        this.folder = folder;
        this.secondsToStart = secondsToStart;
    }

    /** Starts the packaged application, and returns when it is healthy by its own account. */
    static RunningDepot start(Path jar, Path folder, String... options) throws IOException, InterruptedException {
        int port = freePort();
        List<String> java = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        java.addAll(List.of(options));
        java.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder command = new ProcessBuilder(java);
        command.environment().put("SERVER_PORT", Integer.toString(port));
        command.environment().put("LEASEHOLD_DATA_DIR", folder.toString());
        command.environment().put("LEASEHOLD_PG_PORT", "0");
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        long start = System.nanoTime();
        Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            awaitHealth(process, port, log);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroy();
            throw e;
        }
        return new RunningDepot(process, port, folder, (System.nanoTime() - start) / 1e9);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitHealth(Process process, int port, Path log) throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(10)).build();
        long start = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() - start < PATIENCE.toNanos()) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    break;
                }
                if (answersWell(client, health)) {
                    return;
                }
            }
        }
        throw new IllegalStateException("Depot did not become healthy. It said:\n" + Files.readString(log));
    }

    private static boolean answersWell(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    double secondsToStart() {
        return secondsToStart;
    }

    /** Resident memory of the JVM. */
    double jvmMebibytes() throws IOException {
        return Memory.resident(process.pid());
    }

    /** Memory of all processes of PostgreSQL, each page that some of them share counted once. */
    double postgresMebibytes() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(postmasterFile()).getFirst());
        double sum = Memory.proportional(postmaster);
        for (ProcessHandle worker : ProcessHandle.of(postmaster).orElseThrow().descendants().toList()) {
            sum += ofWorker(worker);
        }
        return sum;
    }

    /** Whoever came for a moment, as those do that clean up, takes nothing when it is gone. */
    private static double ofWorker(ProcessHandle worker) throws IOException {
        try {
            return Memory.proportional(worker.pid());
        } catch (IOException e) {
            if (worker.isAlive()) {
                throw e;
            }
            return 0;
        }
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    int postgresPort() throws IOException {
        return Integer.parseInt(Files.readAllLines(postmasterFile()).get(3));
    }

    private Path postmasterFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow(
                    () -> new IllegalStateException("No PostgreSQL runs in " + folder + ", although Depot started."));
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Depot did not stop within a minute when asked to: process " + process
                        .pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
