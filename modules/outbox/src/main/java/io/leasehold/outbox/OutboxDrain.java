package io.leasehold.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.outbox.OutboxSweep.Question;

/**
 * One turn of one tenant: claims some events, publishes them bound to the tenant and without a transaction (listeners write to whichever database
 * they belong to), and marks each one.
 */
final class OutboxDrain {
    private static final Logger log = LoggerFactory.getLogger(OutboxDrain.class);
    private static final int LONGEST_ERROR = 1_000;

    private final String database;
    private final OutboxRows rows;
    private final Supplier<List<SharedOutbox>> shared;
    private final @Nullable OutboxMarks marks;
    private final UnreachableServers unreachable;
    private final EventTypes types;
    private final TenantDirectory directory;
    private final ApplicationEventPublisher publisher;
    private final OutboxSettings settings;

    OutboxDrain(OutboxDatabase database, EventTypes types, TenantDirectory directory,
            ApplicationEventPublisher publisher, OutboxSettings settings) {
        this.database = database.name();
        this.rows = new OutboxRows(database);
        this.shared = database.shared();
        this.marks = database.marks();
        this.unreachable = new UnreachableServers(settings.lookAfter());
        this.types = types;
        this.directory = directory;
        this.publisher = publisher;
        this.settings = settings;
    }

    String database() {
        return database;
    }

    /** What a sweep has to ask: as many questions as there are servers, however many tenants have places of their own. */
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        shared.get().forEach(outbox -> questions.add(new Question("outbox in the " + database + " on the server "
                + outbox.server(), outbox::pending)));
        if (marks != null) {
            questions.add(new Question("list of outboxes to look after in the " + database, marks::takeDue));
        }
        return questions;
    }

    /** Takes the turn, and says whether the tenant may have more. */
    boolean turnOf(TenantId id, BooleanSupplier stopping) {
        Optional<Tenant> tenant = directory.find(new TenantKey(id.toString()));
        if (tenant.isEmpty()) {
            if (marks != null) {
                marks.forget(id);
            }
            throw new IllegalStateException("The tenant directory does not know tenant " + id);
        }
        // Events of the control database are where it is, wherever their tenant lives.
        String server = marks == null ? Placement.MAIN_SERVER : tenant.get().placement().server();
        if (!mayTell(tenant.get().status()) || unreachable.contains(server)) {
            return false;
        }
        try {
            return TenantContext.where(tenant.get()).call(() -> drain(tenant.get(), stopping));
        } catch (RuntimeException failure) {
            unreachable.failed(server, failure);
            throw failure;
        }
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
        @Nullable
        OffsetDateTime taken = marks == null ? null : marks.takenAt(tenant.id());
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
        if (claimed.isEmpty()) {
            lookLast(tenant, taken);
        }
        return !claimed.isEmpty();
    }

    /** Nobody asks for all tenants at once what is left in places of their own: whoever leaves one sees to it that somebody comes back. */
    private void lookLast(Tenant tenant, @Nullable OffsetDateTime taken) {
        if (marks == null || (taken == null && tenant.placement() instanceof Placement.SharedTables)) {
            return;
        }
        Optional<Duration> next = rows.untilDue(tenant);
        if (next.isPresent()) {
            marks.leftFor(tenant.id(), next.get());
        } else {
            marks.foundEmpty(tenant.id(), taken);
        }
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
