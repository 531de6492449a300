package io.leasehold.outbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.testkit.TestDatabase;

import static io.leasehold.outbox.Notes.as;
import static io.leasehold.outbox.TwoTenants.ACME;
import static io.leasehold.outbox.TwoTenants.GLOBEX;

/** A node in a process of its own, which takes notes and then waits to be killed. */
final class DyingNode {
    private static final String READY = "ready to die";

    private DyingNode() {}

    /** Starts a node that dies by SIGKILL when it has committed; with a worker, while its listener is running. */
    static void liveAndDie(TestDatabase database, boolean worker) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), DyingNode.class.getName(),
                "--leasehold.outbox.enabled=" + worker));
        database.springProperties().forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> output = process.inputReader(StandardCharsets.UTF_8).lines().takeWhile(line -> !line.equals(
                    READY)).toList();
            if (!process.isAlive()) {
                throw new AssertionError(String.join("\n", output));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        CountDownLatch forever = new CountDownLatch(1);
        ConfigurableApplicationContext context = NotesApplication.run(arguments);
        context.getBean(Listener.class).react(published -> {
            out.println(READY);
            awaitDeath(forever);
        });
        Notes notes = context.getBean(Notes.class);
        as(GLOBEX, () -> {
            try {
                notes.takeAndFail(GLOBEX, "rolled back");
            } catch (IllegalArgumentException meant) {
                out.println(meant.getMessage());
            }
        });
        as(ACME, () -> notes.take(ACME, "committed by the dead"));
        if (context.getBeanNamesForType(OutboxWorker.class).length == 0) {
            out.println(READY);
        }
        forever.await();
    }

    private static void awaitDeath(CountDownLatch forever) {
        try {
            forever.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted instead of killed.", e);
        }
    }
}
