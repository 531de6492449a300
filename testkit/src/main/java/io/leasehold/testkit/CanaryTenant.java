package io.leasehold.testkit;

import java.util.UUID;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;

/** A tenant that exists for one test, and the word that stands in its rows. */
public record CanaryTenant(Tenant tenant, Canary canary) {
    /** Work that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** A new tenant, whose slug starts with this role in the test. */
    static CanaryTenant playing(String role) {
        UUID id = UUID.randomUUID();
        Slug slug = new Slug(role + "-" + id);
        return new CanaryTenant(new Tenant(new TenantId(id), slug, TenantStatus.ACTIVE, new Placement.SharedTables()),
                Canary.random());
    }

    /** The tenant's id. */
    public TenantId id() {
        return tenant.id();
    }

    /** Does the work as a door would: bound to this tenant. */
    public void working(Work work) throws Exception {
        TenantContext.where(tenant).call(() -> {
            work.run();
            return this;
        });
    }

    /** Calls as a door would: bound to this tenant. */
    public <T> T calling(ScopedValue.CallableOp<T, Exception> work) throws Exception {
        return TenantContext.where(tenant).call(work);
    }
}
