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
import io.leasehold.core.TenantNotServedException;
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
        Claim claim = new Claim(rows);
        try {
            return TenantContext.where(tenant.get()).call(() -> drain(tenant.get(), claim, stopping));
        } catch (TenantNotServedException changed) {
            handBack(id, claim, changed);
            return true;
        } catch (RuntimeException failure) {
            unreachable.failed(server, failure);
            throw failure;
        }
    }

    /** Who is served otherwise since the turn began, such as a tenant that gave itself up, has its events told in another turn: at once, not when the claim ends. */
    private void handBack(TenantId id, Claim claim, TenantNotServedException changed) {
        Tenant now = directory.find(new TenantKey(id.toString())).filter(tenant -> mayTell(tenant.status()))
                .orElseThrow(
                        () -> changed);
        TenantContext.where(now).run(() -> claim.handBack(now));
    }

    private static boolean mayTell(TenantStatus status) {
        return switch (status) {
            // What a deactivated one leaves behind is still told, so that others can clean up.
            case ACTIVE, DEACTIVATED -> true;
            // A suspended tenant's work rests; of one that is being made nobody hears before it is there.
            case SUSPENDED, PROVISIONING, DROPPING -> false;
        };
    }

    private boolean drain(Tenant tenant, Claim claim, BooleanSupplier stopping) {
        try (var slug = MDC.putCloseable("tenant", tenant.slug().value());
                var id = MDC.putCloseable("tenantId", tenant.id().toString())) {
            return publishDue(tenant, claim, stopping);
        }
    }

    private boolean publishDue(Tenant tenant, Claim claim, BooleanSupplier stopping) {
        long start = System.nanoTime();
        @Nullable
        OffsetDateTime taken = marks == null ? null : marks.takenAt(tenant.id());
        claim.take(tenant, settings);
        boolean any = claim.next().isPresent();
        for (Optional<StoredEvent> next = claim.next(); next.isPresent(); next = claim.next()) {
            if (stopping.getAsBoolean()) {
                claim.handBack(tenant);
                return true;
            }
            if (System.nanoTime() - start >= settings.lease().toNanos()) {
                return true;
            }
            publish(tenant, claim, next.get());
        }
        rows.forgetPublished(tenant, settings.keepPublished());
        if (!any) {
            lookLast(tenant, taken);
        }
        return any;
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

    private void publish(Tenant tenant, Claim claim, StoredEvent claimed) {
        try {
            DomainEvent event = EventJson.read(claimed.payload(), types.named(claimed.type()));
            publisher.publishEvent(new Published<>(claimed.id(), tenant, claimed.occurredAt(), event));
        } catch (RuntimeException | Error failure) {
            Duration pause = settings.pauseAfter(claimed.failures());
            rows.failed(tenant, claimed.id(), shown(failure), pause);
            claim.passed();
            log.warn(
                    "Publishing event {} \"{}\" of tenant {} failed, {} times by now; it is kept and tried again in {}",
                    claimed.id(), claimed.type(), tenant.id(), claimed.failures() + 1, pause, failure);
            return;
        }
        claim.told(tenant);
    }

    private static String shown(Throwable failure) {
        String text = NestedExceptionUtils.getMostSpecificCause(failure).toString().replace('\0', ' ');
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR);
    }
}
