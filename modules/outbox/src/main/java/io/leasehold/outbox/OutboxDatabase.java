package io.leasehold.outbox;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A database that has an outbox; to callers one, even where tenants have places of their own.
 *
 * @param name what messages call it, such as "tenant data"
 * @param tenantData connections that are bound to a tenant, and lead to where it lives
 * @param transactions of those connections
 * @param shared the outboxes that tenants share, as many as there are at the moment
 * @param marks which of the other tenants to look after; absent where there are no others
 */
public record OutboxDatabase(String name, DataSource tenantData, PlatformTransactionManager transactions,
        Supplier<List<SharedOutbox>> shared, @Nullable OutboxMarks marks) {
    /** A database where all tenants share one outbox. */
    public OutboxDatabase(String name, DataSource tenantData, PlatformTransactionManager transactions,
            SharedOutbox shared) {
        this(name, tenantData, transactions, () -> List.of(shared), null);
    }
}
