package io.leasehold.hibernate;

import java.util.UUID;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells each new session whose it is. One without a tenant can be opened, since Spring Data checks its queries in one at the start. */
final class BoundTenantResolver implements CurrentTenantIdentifierResolver<UUID> {
    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return SessionTenant.bound();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    /** Nobody is above tenants. Hibernate asks about each session that is opened, so that one in another's name ends here. */
    @Override
    public boolean isRoot(UUID tenant) {
        SessionTenant.requireBound(tenant, "A session");
        return false;
    }
}
