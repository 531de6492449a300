package io.leasehold.outbox;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.TenantId;

/**
 * An outbox that many tenants share, as the lookup role sees it: which tenants have unpublished events, and no more.
 *
 * @param server where it is
 * @param schema where the lookup role finds the table there
 * @param lookup connections of the lookup role, asked for when they are needed
 */
public record SharedOutbox(String server, String schema, Supplier<DataSource> lookup) {
    /** The tenants that have something to publish now. */
    List<TenantId> pending() {
        return JdbcClient.create(lookup.get())
                .sql("select distinct tenant_id from " + schema
                        + ".outbox /* leasehold:cross-tenant who has events is asked once for all; the lookup role sees no more */"
                        + " where due_at <= now() and claimed_until <= now()")
                .query(UUID.class)
                .list()
                .stream()
                .map(TenantId::new)
                .toList();
    }
}
