package io.leasehold.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

/** Remembers what it was told, and by whom. */
class Listener {
    /** One call of the listener. */
    record Heard(Published<NoteTaken> published, Optional<Tenant> bound, @Nullable String logged,
            boolean inTransaction) {
        String text() {
            return published.event().text();
        }
    }

    /** What a test wants to happen when an event comes. */
    interface Reaction {
        void on(Published<NoteTaken> published);
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Reaction reaction = published -> {};

    @EventListener
    void on(Published<NoteTaken> published) {
        heard.add(new Heard(published, TenantContext.current(), MDC.get("tenant"), TransactionSynchronizationManager
                .isActualTransactionActive()));
        reaction.on(published);
    }

    void react(Reaction to) {
        reaction = to;
    }

    List<Heard> heard() {
        return heard;
    }

    List<String> textsOf(Tenant tenant) {
        return heard.stream().filter(it -> it.published().tenant().equals(tenant)).map(Heard::text).toList();
    }

    Heard awaited(String text) {
        await(all -> all.stream().anyMatch(it -> it.text().equals(text)));
        return heard.stream().filter(it -> it.text().equals(text)).findFirst().orElseThrow();
    }

    void await(Predicate<List<Heard>> enough) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5))
                .until(() -> enough.test(heard));
    }

    /** Looks until the world is as expected. */
    void until(ThrowingRunnable expected) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).untilAsserted(expected);
    }
}
