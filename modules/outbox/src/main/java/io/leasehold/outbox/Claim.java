package io.leasehold.outbox;

import java.util.List;
import java.util.Optional;

import io.leasehold.core.Tenant;

/** The events that one turn has to itself, and how far it came with them. */
final class Claim {
    private final OutboxRows rows;
    private List<StoredEvent> events = List.of();
    private boolean firstIsTold;

    Claim(OutboxRows rows) {
        this.rows = rows;
    }

    void take(Tenant tenant, OutboxSettings settings) {
        events = rows.claim(tenant, settings.batchSize(), settings.lease());
    }

    /** What is to be told now. */
    Optional<StoredEvent> next() {
        return events.stream().findFirst();
    }

    /** Everybody has heard the next one. */
    void told(Tenant tenant) {
        firstIsTold = true;
        rows.published(tenant, events.getFirst().id());
        passed();
    }

    /** The next one is done with for now, told or not. */
    void passed() {
        firstIsTold = false;
        events = events.subList(1, events.size());
    }

    /** Lets others have what is not told, and remembers what was. */
    void handBack(Tenant tenant) {
        if (firstIsTold) {
            told(tenant);
        }
        if (!events.isEmpty()) {
            rows.release(tenant, events.stream().map(StoredEvent::id).toList());
        }
    }
}
