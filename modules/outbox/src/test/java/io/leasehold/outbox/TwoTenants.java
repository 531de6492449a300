package io.leasehold.outbox;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.Lookup;

/** Knows acme and globex, and those that were provisioned. */
class TwoTenants implements TenantDirectory {
    static final Tenant ACME = tenant("0190a000-0000-7000-8000-00000000000a", "acme");
    static final Tenant GLOBEX = tenant("0190a000-0000-7000-8000-00000000000b", "globex");

    private final Map<Tenant, TenantStatus> statuses = new ConcurrentHashMap<>();
    private final JdbcClient lookup;

    TwoTenants(@Lookup JdbcClient lookup) {
        this.lookup = lookup;
    }

    @Override
    public Optional<Tenant> find(TenantKey key) {
        return Optional.of(ACME)
                .filter(key::names)
                .or(() -> Optional.of(GLOBEX).filter(key::names))
                .or(() -> provisioned(key))
                .map(tenant -> new Tenant(tenant.id(), tenant.slug(), statuses.getOrDefault(tenant, tenant.status()),
                        tenant.placement()));
    }

    private Optional<Tenant> provisioned(TenantKey key) {
        return lookup.sql("select " + DirectoryRow.COLUMNS
                + " from tenants t where t.tenant_id::text = :key or t.slug = :key").param("key", key.text())
                .query((row, number) -> DirectoryRow.tenant(row)).optional();
    }

    void declare(Tenant tenant, TenantStatus status) {
        statuses.put(tenant, status);
    }

    private static Tenant tenant(String id, String slug) {
        return new Tenant(new TenantId(UUID.fromString(id)), new Slug(slug), TenantStatus.ACTIVE,
                new Placement.SharedTables());
    }
}
