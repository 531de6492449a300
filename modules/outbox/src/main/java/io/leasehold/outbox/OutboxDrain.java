package io.leasehold.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;

/**
 * One turn of one tenant: claims some events, publishes them bound to the tenant and without a transaction (listeners write to whichever database
 * they belong to), and marks each one.
 */
final class OutboxDrain {
    private static final Logger log = LoggerFactory.getLogger(OutboxDrain.class);
    private static final int LONGEST_ERROR = 1_000;

    private final String database;
    private final OutboxRows rows;
    private final EventTypes types;
    private final TenantDirectory directory;
    private final ApplicationEventPublisher publisher;
    private final OutboxSettings settings;

    OutboxDrain(OutboxDatabase database, EventTypes types, TenantDirectory directory,
            ApplicationEventPublisher publisher, OutboxSettings settings) {
        this.database = database.name();
        this.rows = new OutboxRows(database);
        this.types = types;
        this.directory = directory;
        this.publisher = publisher;
        this.settings = settings;
    }

    String database() {
        return database;
    }

    /** The tenants that have something to publish now. */
    List<TenantId> pending() {
        return rows.pending();
    }

    /** Takes the turn, and says whether the tenant may have more. */
    boolean turnOf(TenantId id, BooleanSupplier stopping) {
        Optional<Tenant> tenant = directory.find(new TenantKey(id.toString()));
        if (tenant.isEmpty()) {
            log.warn("Events of tenant {} wait in the outbox: the tenant directory does not know it", id);
            return false;
        }
        return mayTell(tenant.get().status()) && TenantContext.where(tenant.get()).call(() -> drain(
                tenant.get(), stopping));
    }

    private static boolean mayTell(TenantStatus status) {
        return switch (status) {
            // What a deactivated one leaves behind is still told, so that others can clean up.
            case ACTIVE, DEACTIVATED -> true;
            // A suspended tenant's work rests; of one that is being made nobody hears before it is there.
            case SUSPENDED, PROVISIONING, DROPPING -> false;
        };
    }

    private boolean drain(Tenant tenant, BooleanSupplier stopping) {
        try (var slug = MDC.putCloseable("tenant", tenant.slug().value());
                var id = MDC.putCloseable("tenantId", tenant.id().toString())) {
            return publishDue(tenant, stopping);
        }
    }

    private boolean publishDue(Tenant tenant, BooleanSupplier stopping) {
        long start = System.nanoTime();
        List<StoredEvent> claimed = rows.claim(tenant, settings.batchSize(), settings.lease());
        for (int i = 0; i < claimed.size(); i++) {
            if (stopping.getAsBoolean()) {
                rows.release(tenant, claimed.subList(i, claimed.size()).stream().map(StoredEvent::id).toList());
                return true;
            }
            if (System.nanoTime() - start >= settings.lease().toNanos()) {
                return true;
            }
            publish(tenant, claimed.get(i));
        }
        rows.forgetPublished(tenant, settings.keepPublished());
        return !claimed.isEmpty();
    }

    private void publish(Tenant tenant, StoredEvent claimed) {
        try {
            DomainEvent event = EventJson.read(claimed.payload(), types.named(claimed.type()));
            publisher.publishEvent(new Published<>(claimed.id(), tenant, claimed.occurredAt(), event));
        } catch (RuntimeException | Error failure) {
            Duration pause = settings.pauseAfter(claimed.failures());
            rows.failed(tenant, claimed.id(), shown(failure), pause);
            log.warn(
                    "Publishing event {} \"{}\" of tenant {} failed, {} times by now; it is kept and tried again in {}",
                    claimed.id(), claimed.type(), tenant.id(), claimed.failures() + 1, pause, failure);
            return;
        }
        rows.published(tenant, claimed.id());
    }

    private static String shown(Throwable failure) {
        String text = NestedExceptionUtils.getMostSpecificCause(failure).toString().replace('\0', ' ');
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
