package io.leasehold.hibernate;

import java.util.UUID;

import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** What an application without Leasehold has: it answers who is at work, and checks nothing. */
final class PlainResolver implements CurrentTenantIdentifierResolver<UUID> {
    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return SessionTenant.bound();
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }
}
