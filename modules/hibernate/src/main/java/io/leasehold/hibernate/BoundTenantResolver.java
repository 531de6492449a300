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
}
