package io.leasehold.outbox;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.outbox.Listener.Heard;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static io.leasehold.outbox.Notes.as;
import static io.leasehold.outbox.TwoTenants.ACME;
import static io.leasehold.outbox.TwoTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens when nodes come, go, and work side by side. */
@Timeout(120)
@Isolated("it counts the threads of all nodes in this process")
class OutboxNodesTests {
    private final TestDatabase database = TestPostgres.newDatabase();

    @Test
    void publishesEachEventOnceAndInOrderThoughTwoNodesAreAtIt() {
        String[] backlog = texts("backlog");
        String[] more = texts("more");
        try (ConfigurableApplicationContext writer = NotesApplication.start(database,
                "leasehold.outbox.enabled=false")) {
            Notes notes = writer.getBean(Notes.class);
            as(ACME, () -> notes.take(ACME, backlog));
            as(GLOBEX, () -> notes.take(GLOBEX, backlog));
            assertThat(writer.getBeanNamesForType(OutboxWorker.class)).isEmpty();
        }
        try (ConfigurableApplicationContext one = NotesApplication.start(database,
                "leasehold.outbox.sweep-interval=1ms", "leasehold.outbox.lease=1m");
                ConfigurableApplicationContext two = NotesApplication.start(database,
                        "leasehold.outbox.sweep-interval=1ms", "leasehold.outbox.lease=1m")) {
            Listener first = one.getBean(Listener.class);
            Listener second = two.getBean(Listener.class);
            for (int i = 0; i < more.length; i++) {
                ConfigurableApplicationContext node = i % 2 == 0 ? one : two;
                String text = more[i];
                as(ACME, () -> node.getBean(Notes.class).take(ACME, text));
                as(GLOBEX, () -> node.getBean(Notes.class).take(GLOBEX, text));
            }
            int expected = 2 * (backlog.length + more.length);
            first.until(
                    () -> assertThat(first.heard().size() + second.heard().size()).isGreaterThanOrEqualTo(expected));

            List<UUID> ids = Stream.concat(first.heard().stream(), second.heard().stream())
                    .map(heard -> heard.published().id())
                    .toList();
            assertThat(ids).hasSize(expected).doesNotHaveDuplicates();
            List<String> written = Stream.of(backlog, more).flatMap(Stream::of).toList();
            for (Listener node : List.of(first, second)) {
                for (Tenant tenant : List.of(ACME, GLOBEX)) {
                    List<String> texts = node.textsOf(tenant); // none, where the other node was faster each time
                    assertThat(texts).isEqualTo(written.stream().filter(texts::contains).toList());
                }
            }
        }
    }

    @Test
    void publishesInTurnsSoThatNobodyWaitsForAnothersBacklog() {
        String[] backlog = texts("backlog");
        try (ConfigurableApplicationContext writer = NotesApplication.start(database,
                "leasehold.outbox.enabled=false")) {
            as(ACME, () -> writer.getBean(Notes.class).take(ACME, backlog));
            as(GLOBEX, () -> writer.getBean(Notes.class).take(GLOBEX, "a single one"));
        }
        try (ConfigurableApplicationContext node = NotesApplication.start(database, "leasehold.outbox.threads=1",
                "leasehold.outbox.batch-size=10")) {
            Listener listener = node.getBean(Listener.class);
            listener.awaited("a single one");
            listener.awaited(backlog[backlog.length - 1]);

            List<String> order = listener.heard().stream().map(Heard::text).toList();
            assertThat(order.indexOf("a single one")).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void letsTheRunningListenerFinishAndHandsTheRestBackWhenTheNodeStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch mayGo = new CountDownLatch(1);
        ConfigurableApplicationContext node = NotesApplication.start(database, "leasehold.outbox.threads=1");
        Listener listener = node.getBean(Listener.class);
        listener.react(published -> {
            inside.countDown();
            awaitUninterrupted(mayGo);
        });
        as(ACME, () -> node.getBean(Notes.class).take(ACME, "being told", "not yet told"));
        inside.await();
        assertThat(StoredRow.of(database, "not yet told").claimed()).isTrue();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(node::close);
        listener.until(() -> assertThat(node.getBean(OutboxWorker.class).isRunning()).isFalse());
        assertThat(stopping).isNotDone();

        mayGo.countDown();
        stopping.join();

        assertThat(listener.heard()).extracting(Heard::text).containsExactly("being told");
        assertThat(StoredRow.of(database, "being told").published()).isTrue();
        assertThat(StoredRow.of(database, "not yet told")).isEqualTo(new StoredRow(0, null, false, false));
        assertThat(threadsOfTheOutbox()).isEmpty();
    }

    @Test
    void publishesAgainWhatAListenerDidNotFinishInTime() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        ConfigurableApplicationContext node = NotesApplication.start(database, "leasehold.outbox.stop-timeout=50ms");
        node.getBean(Listener.class).react(published -> {
            inside.countDown();
            awaitInterruption();
        });
        as(ACME, () -> node.getBean(Notes.class).take(ACME, "too long"));
        inside.await();

        node.close();

        assertThat(StoredRow.of(database, "too long").published()).isFalse();
        try (ConfigurableApplicationContext next = NotesApplication.start(database)) {
            Listener listener = next.getBean(Listener.class);
            listener.awaited("too long");
        }
    }

    @Test
    void letsEventsOfASuspendedTenantWaitAndTellsThoseOfADeactivatedOne() throws Exception {
        try (ConfigurableApplicationContext node = NotesApplication.start(database)) {
            Listener listener = node.getBean(Listener.class);
            Notes notes = node.getBean(Notes.class);
            TwoTenants directory = node.getBean(TwoTenants.class);
            directory.declare(ACME, TenantStatus.SUSPENDED);
            directory.declare(GLOBEX, TenantStatus.DEACTIVATED);

            as(ACME, () -> notes.take(ACME, "written before the suspension"));
            as(GLOBEX, () -> notes.take(GLOBEX, "the last one"));
            listener.awaited("the last one");
            assertThat(listener.textsOf(ACME)).isEmpty();
            assertThat(StoredRow.of(database, "written before the suspension")).isEqualTo(new StoredRow(0, null, false,
                    false));

            directory.declare(ACME, TenantStatus.ACTIVE);
            listener.awaited("written before the suspension");
        }
    }

    @Test
    void startsAgainAfterAStop() {
        try (ConfigurableApplicationContext node = NotesApplication.start(database)) {
            OutboxWorker worker = node.getBean(OutboxWorker.class);
            Listener listener = node.getBean(Listener.class);
            worker.stop();
            as(ACME, () -> node.getBean(Notes.class).take(ACME, "during the pause"));
            assertThat(threadsOfTheOutbox()).isEmpty();

            worker.start();

            listener.awaited("during the pause");
        }
    }

    @Test
    void forgetsWhatWasPublishedAfterAWhile() throws Exception {
        try (ConfigurableApplicationContext node = NotesApplication.start(database,
                "leasehold.outbox.keep-published=0s")) {
            as(ACME, () -> node.getBean(Notes.class).take(ACME, "forgettable"));
            Listener listener = node.getBean(Listener.class);
            listener.awaited("forgettable");

            listener.until(() -> assertThat(StoredRow.count(database)).isZero());
        }
    }

    private static String[] texts(String prefix) {
        return IntStream.range(0, 60).mapToObj(i -> prefix + " " + i).toArray(String[]::new);
    }

    private static List<String> threadsOfTheOutbox() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith(
                "outbox-")).toList();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("The listener was interrupted though it had time left.", e);
        }
    }

    private static void awaitInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            throw new IllegalStateException("interrupted", expected);
        }
    }
}
