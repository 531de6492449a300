package io.leasehold.core;

/**
 * What somebody outside says the tenant is: a slug or an id, unverified. Has to be looked up together with the caller's membership before it means
 * anything.
 */
public record TenantKey(String text) {
    /** Whether this key means that tenant, by slug or by id. */
    public boolean names(Tenant tenant) {
        return text.equals(tenant.slug().value()) || text.equals(tenant.id().toString());
    }
}
