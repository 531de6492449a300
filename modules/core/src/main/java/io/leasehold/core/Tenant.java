package io.leasehold.core;

/** A resolved tenant: one that exists, and that the work at hand was admitted to. Equal by id alone, since all else may change. */
public record Tenant(TenantId id, Slug slug, TenantStatus status, Placement placement, TenantLimits limits) {
    /** A tenant with the limits of everybody. */
    public Tenant(TenantId id, Slug slug, TenantStatus status, Placement placement) {
        this(id, slug, status, placement, TenantLimits.USUAL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tenant tenant && tenant.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
