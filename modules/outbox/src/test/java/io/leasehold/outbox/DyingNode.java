package io.leasehold.outbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantKey;
import io.leasehold.testkit.TestDatabase;

import static io.leasehold.outbox.Notes.as;
import static io.leasehold.outbox.TwoTenants.GLOBEX;

/** A node in a process of its own, which takes notes and then waits to be killed. */
final class DyingNode {
    private static final String READY = "ready to die";

    private DyingNode() {}

    /** Starts a node that dies by SIGKILL when it has committed; with a worker, while its listener is running. */
    static void liveAndDie(TestDatabase database, boolean worker, String... tenants) throws IOException,
            InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), DyingNode.class.getName(),
                "--leasehold.outbox.enabled=" + worker,
                "--dying.for=" + String.join(",", tenants)));
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
        CountDownLatch taken = new CountDownLatch(1);
        context.getBean(Listener.class).react(published -> {
            await(taken);
            out.println(READY);
            await(forever);
        });
        Notes notes = context.getBean(Notes.class);
        as(GLOBEX, () -> {
            try {
                notes.takeAndFail(GLOBEX, "rolled back");
            } catch (IllegalArgumentException meant) {
                out.println(meant.getMessage());
            }
        });
        for (String slug : context.getEnvironment().getRequiredProperty("dying.for", String[].class)) {
            Tenant tenant = context.getBean(TwoTenants.class).find(new TenantKey(slug)).orElseThrow();
            as(tenant, () -> notes.take(tenant, "committed by the dead"));
        }
        taken.countDown();
        if (context.getBeanNamesForType(OutboxWorker.class).length == 0) {
            out.println(READY);
        }
        forever.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted instead of killed.", e);
        }
    }
}
