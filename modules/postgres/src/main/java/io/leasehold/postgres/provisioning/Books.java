package io.leasehold.postgres.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.fleet.Places;

/**
 * What the operator role writes in the control database.
 *
 * @param directory which tenants there are
 * @param progress how far their making or removal is
 * @param log what was done to them
 * @param places which places there are, and how far each is migrated
 * @param sql all else
 */
record Books(DirectoryTable directory, ProgressTable progress, OperatorLog log, Places places, JdbcClient sql,
        Clock clock,
        TransactionTemplate transactions) {
    static Books of(DataSource operator, Clock clock) {
        JdbcClient sql = JdbcClient.create(operator);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(operator));
        // What is kept about a step has to outlive whatever the caller decides later.
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new Books(new DirectoryTable(sql), new ProgressTable(sql, clock), new OperatorLog(sql, clock),
                new Places(sql, clock), sql,
                clock, transactions);
    }

    /** Writes down that a tenant is to be dropped, and when; asked for again, the last answer counts. */
    Instant requestDrop(TenantId id, String typedSlug, Mandate mandate, Duration retention) {
        return together(() -> {
            Tenant tenant = directory.lock(id);
            if (!typedSlug.equals(tenant.slug().value())) {
                throw new SlugMismatchException(tenant.slug());
            }
            if (!Transition.DROP.isPossibleFrom(tenant.status())) {
                throw new TransitionRefusedException(tenant.slug(), tenant.status(), Transition.DROP.word());
            }
            boolean unfinished = tenant.status() == TenantStatus.PROVISIONING;
            Instant dropAt = clock.instant().plus(unfinished ? Duration.ZERO : retention);
            directory.changeStatus(id, unfinished ? Transition.DROP.target() : TenantStatus.DEACTIVATED, dropAt);
            log.add(mandate, Transition.DROP.word(), id, tenant.slug(), Map.of("drop_at", dropAt));
            return dropAt;
        });
    }

    /** From here on there is no way back. Leaves a tenant alone that was resumed, or is not due. */
    void beginDueDrop(TenantId id) {
        together(() -> {
            Tenant tenant = directory.lock(id);
            boolean due = directory.dropAt(id).filter(dropAt -> !dropAt.isAfter(clock.instant())).isPresent();
            if (tenant.status() == TenantStatus.DEACTIVATED && due) {
                directory.changeStatus(id, Transition.DROP.target(), clock.instant());
            }
            return tenant;
        });
    }

    <T> T together(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
