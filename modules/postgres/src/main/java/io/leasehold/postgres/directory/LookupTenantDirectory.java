package io.leasehold.postgres.directory;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantDirectory;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.postgres.DirectoryRow;

/** Reads, by the lookup role, which tenants there are: anew each time. */
public final class LookupTenantDirectory implements TenantDirectory {
    private final JdbcClient lookup;

    /** Reads the control database as the lookup role. */
    public LookupTenantDirectory(JdbcClient lookup) {
        this.lookup = lookup;
    }

    @Override
    public Optional<Tenant> find(TenantKey key) {
        @Nullable
        UUID id = TenantId.parse(key.text()).map(TenantId::value).orElse(null);
        @Nullable
        String slug = Slug.parse(key.text()).map(Slug::value).orElse(null);
        if (id == null && slug == null) {
            return Optional.empty();
        }
        return lookup.sql("select " + DirectoryRow.COLUMNS
                + " from tenants t /* leasehold:cross-tenant an id or a slug says who is meant */ where t.tenant_id = :id::uuid"
                + " or t.slug = :slug").param("id", id).param("slug", slug)
                .query((row, number) -> DirectoryRow.tenant(row)).optional();
    }
}
