package io.leasehold.platform.operator;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.web.resource.EntityVersion;

/** A tenant in the operators' API. */
record TenantResource(UUID id, String slug, String name, String status, String placement, String server,
        @Nullable String location, LimitsResource limits, boolean canary, Instant createdAt, @Nullable Instant dropAt,
        OperatedTenant.@Nullable Work work) {
    static TenantResource of(OperatedTenant operated) {
        Tenant tenant = operated.tenant();
        return new TenantResource(tenant.id().value(), tenant.slug().value(), operated.name(), TenantQuery.word(tenant
                .status()), TenantQuery.word(Level.of(tenant.placement())), tenant.placement().server(), DirectoryRow
                        .location(tenant.placement()),
                LimitsResource.of(tenant.limits()), operated.canary(), operated.createdAt(), operated.dropAt(), operated
                        .work());
    }

    static ResponseEntity<TenantResource> answer(ResponseEntity.BodyBuilder builder, OperatedTenant operated) {
        return builder.eTag(new EntityVersion(operated.state()).etag()).body(of(operated));
    }
}
