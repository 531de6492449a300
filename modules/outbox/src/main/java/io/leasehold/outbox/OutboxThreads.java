package io.leasehold.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.core.TenantId;

/** The threads that take turns, and the one that sweeps, from a start of the worker to its stop. */
final class OutboxThreads {
    private static final Logger log = LoggerFactory.getLogger(OutboxThreads.class);

    /** A tenant that may have events, and what empties the outbox that they are in. */
    private record Turn(OutboxDrain drain, TenantId tenant) {}

    private final Collection<OutboxDrain> drains;
    private final OutboxSettings settings;
    private final Turns<Turn> turns = new Turns<>();
    private final ExecutorService threads;

    OutboxThreads(Collection<OutboxDrain> drains, OutboxSettings settings) {
        this.drains = drains;
        this.settings = settings;
        threads = Executors.newFixedThreadPool(settings.threads() + 1,
                Thread.ofPlatform().name("outbox-", 1).factory());
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
        } catch (RuntimeException | Error failure) {
            log.warn("The outbox of tenant {} in the {} could not be emptied; the next sweep tries again",
                    turn.tenant(),
                    turn.drain().database(), failure);
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
        for (OutboxDrain drain : drains) {
            try {
                drain.pending().forEach(tenant -> offer(drain, tenant));
            } catch (RuntimeException | Error failure) {
                log.warn("The outbox in the {} could not be swept; the next sweep tries again", drain.database(),
                        failure);
            }
        }
    }
}
