package io.leasehold.postgres.binding;

import io.leasehold.core.Tenant;

/** Whether a tenant is served still, asked before each transaction: what was admitted to it may have been under way for long. */
@FunctionalInterface
public interface Standing {
    /** For tests and tools whose tenants nobody closes. */
    Standing UNQUESTIONED = _ -> {};

    /**
     * Lets the work of this tenant go on.
     *
     * @throws io.leasehold.core.TenantNotServedException when the tenant was closed, dropped or moved since the work was admitted to it
     */
    void requireServed(Tenant tenant);
}
