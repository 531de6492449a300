package io.leasehold.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.leasehold.core.TenantId;

/** Asks who has events. Each question has a thread of its own, so that a server that does not answer holds back nobody's events but those on it. */
final class OutboxSweep {
    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);

    /**
     * One question about many tenants.
     *
     * @param about what it asks, for messages
     * @param waiting the tenants that may have something to publish
     */
    record Question(String about, Supplier<List<TenantId>> waiting) {}

    private final Collection<OutboxDrain> drains;
    private final Executor threads;
    private final BiConsumer<OutboxDrain, TenantId> offer;
    private final OutboxSettings settings;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();

    /** When a question was left without an answer, and how long it rests. */
    private record Unanswered(long since, Duration pause) {
        boolean rests() {
            return System.nanoTime() - since < pause.toNanos();
        }
    }

    OutboxSweep(Collection<OutboxDrain> drains, Executor threads, BiConsumer<OutboxDrain, TenantId> offer,
            OutboxSettings settings) {
        this.settings = settings;
        this.drains = drains;
        this.threads = threads;
        this.offer = offer;
    }

    /** Asks all questions but those that still wait for an answer, or got none a moment ago. */
    void begin() {
        for (OutboxDrain drain : drains) {
            for (Question question : drain.questions()) {
                Unanswered last = unanswered.get(question.about());
                if ((last == null || !last.rests()) && asked.add(question.about())) {
                    threads.execute(() -> ask(drain, question));
                }
            }
        }
    }

    private void ask(OutboxDrain drain, Question question) {
        try {
            question.waiting().get().forEach(tenant -> offer.accept(drain, tenant));
            unanswered.remove(question.about());
        } catch (RuntimeException | Error failure) {
            Unanswered last = unanswered.get(question.about());
            if (last == null) {
                log.warn("The {} could not be swept; it is tried again and again, and no more said", question.about(),
                        failure);
            }
            unanswered.put(question.about(), new Unanswered(System.nanoTime(), settings.pauseAfterUnanswered(
                    last == null ? settings.sweepInterval() : last.pause())));
        } finally {
            asked.remove(question.about());
        }
    }
}
