package io.leasehold.postgres.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An application in a process of its own that runs an embedded server and has written a row, until somebody kills it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(Path folder, int port, String row) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath,
                ServerProcess.class.getName(),
                folder.toString(), Integer.toString(port), row).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.equals("written")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The process ended before it had written its row.");
        }
        return new ServerProcess(process);
    }

    static void main(String[] args) throws IOException {
        EmbeddedServer server = EmbeddedServer.start(Path.of(args[0]), Integer.parseInt(args[1]));
        Rows.write(server, args[2]);
        System.out.println("written");
        System.in.read();
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: nothing of the process gets a chance to tidy up. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " survived a kill.");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            process.getInputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
