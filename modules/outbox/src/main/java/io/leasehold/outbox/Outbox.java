package io.leasehold.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.UuidV7;

/**
 * Where a service writes down what has happened, in the transaction that makes it happen. There is one for the tenant's own data, and one marked
 * {@code @Control} for the control database.
 *
 * <pre>{@code
 * @ControlTransactional
 * void leave(Tenant tenant, UserId user) {
 *     memberships.delete(tenant, user);
 *     outbox.append(tenant, new UserLeft(tenant.id(), user, LEFT));
 * }
 * }</pre>
 */
public final class Outbox {
    private final String database;
    private final DataSource dataSource;
    private final OutboxRows rows;
    private final @Nullable OutboxMarks marks;
    private final EventTypes types;
    private final Clock clock;
    private final Consumer<TenantId> afterCommit;

    /** @param afterCommit told of the tenant when its events have been committed */
    public Outbox(OutboxDatabase database, EventTypes types, Clock clock, Consumer<TenantId> afterCommit) {
        this.database = database.name();
        this.dataSource = database.tenantData();
        this.rows = new OutboxRows(database);
        this.marks = database.marks();
        this.types = types;
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    /** Writes the event; it is published when the transaction has been committed, and never if it is rolled back. */
    public void append(Tenant tenant, DomainEvent event) {
        String type = types.nameOf(event);
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("Appending \"" + type + "\" of tenant " + tenant.id()
                    + " was refused: there is no transaction in the " + database
                    + ", so that one of event and change could stay without the other. Append it inside of the transaction that makes the change.");
        }
        mark(tenant);
        Instant now = clock.instant();
        rows.insert(tenant, new StoredEvent(UuidV7.at(now), type, EventJson.write(event), now, 0));
        TransactionSynchronizationManager.registerSynchronization(new Nudge(tenant));
    }

    /** Events in a place of the tenant's own are found by their mark. */
    private void mark(Tenant tenant) {
        if (marks != null && !(tenant.placement() instanceof Placement.SharedTables)) {
            marks.write(tenant.id());
        }
    }

    private final class Nudge implements TransactionSynchronization {
        private final Tenant tenant;

        Nudge(Tenant tenant) {
            this.tenant = tenant;
        }

        /** Once more: the transaction may have begun long ago. */
        @Override
        public void beforeCommit(boolean readOnly) {
            mark(tenant);
        }

        @Override
        public void afterCommit() {
            afterCommit.accept(tenant.id());
        }
    }
}
