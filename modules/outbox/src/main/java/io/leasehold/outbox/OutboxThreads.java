package io.leasehold.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.core.TenantId;

/** The threads that take turns, and those that sweep, from a start of the worker to its stop. */
final class OutboxThreads {
    private static final Logger log = LoggerFactory.getLogger(OutboxThreads.class);

    /** A tenant that may have events, and what empties the outbox that they are in. */
    private record Turn(OutboxDrain drain, TenantId tenant) {}

    private final OutboxSettings settings;
    private final Turns<Turn> turns = new Turns<>();
    private final Set<Turn> failing = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().name("outbox-", 1)
            .factory());
    private final OutboxSweep sweep;

    OutboxThreads(Collection<OutboxDrain> drains, OutboxSettings settings) {
        this.settings = settings;
        sweep = new OutboxSweep(drains, threads, this::offer, settings);
    }

    void start() {
        threads.execute(this::sweepNowAndThen);
        for (int i = 0; i < settings.threads(); i++) {
            threads.execute(this::work);
        }
    }

    void offer(OutboxDrain drain, TenantId tenant) {
        turns.offer(new Turn(drain, tenant));
    }

    /** Lets the listeners that are running come to an end, and hands back what has not been published. */
    void stop() {
        turns.close();
        threads.shutdown();
        if (!endedWithin(settings.stopTimeout())) {
            log.warn("A listener of the outbox did not end within {}; it is interrupted, and its event comes again",
                    settings.stopTimeout());
            threads.shutdownNow();
        }
    }

    private boolean endedWithin(Duration timeout) {
        try {
            return threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        try {
            for (Optional<Turn> next = turns.take(); next.isPresent(); next = turns.take()) {
                take(next.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Turn turn) {
        try {
            if (turn.drain().turnOf(turn.tenant(), turns::isClosed)) {
                turns.offer(turn);
            }
            failing.remove(turn);
        } catch (RuntimeException | Error failure) {
            if (failing.add(turn)) {
                log.warn("The outbox of tenant {} in the {} could not be emptied; it is tried again, and no more said",
                        turn.tenant(), turn.drain().database(), failure);
            }
        } finally {
            turns.finish(turn);
        }
    }

    private void sweepNowAndThen() {
        try {
            do {
                sweep();
            } while (!turns.closedWithin(settings.sweepInterval()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            sweep.begin();
        } catch (RejectedExecutionException stopping) {
            log.debug("Not swept, since the worker stops", stopping);
        } catch (RuntimeException | Error failure) {
            log.warn("What to sweep could not be found out; the next sweep tries again", failure);
        }
    }
}
