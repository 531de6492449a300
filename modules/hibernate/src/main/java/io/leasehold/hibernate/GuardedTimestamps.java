package io.leasehold.hibernate;

import java.util.Collection;

import org.hibernate.cache.internal.TimestampsCacheEnabledImpl;
import org.hibernate.cache.spi.TimestampsRegion;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Guards the cache of queries, which asks here whether a result is still true before it gives one away: also to a session that was opened without
 * {@link SessionListener}.
 */
final class GuardedTimestamps extends TimestampsCacheEnabledImpl {
    GuardedTimestamps(TimestampsRegion region) {
        super(region);
    }

    @Override
    public boolean isUpToDate(String[] tables, Long cachedAt, SharedSessionContractImplementor session) {
        require(session);
        return super.isUpToDate(tables, cachedAt, session);
    }

    @Override
    public boolean isUpToDate(Collection<String> tables, Long cachedAt, SharedSessionContractImplementor session) {
        require(session);
        return super.isUpToDate(tables, cachedAt, session);
    }

    private static void require(SharedSessionContractImplementor session) {
        SessionTenant.requireBound(session.getTenantIdentifierValue(), "The cache of queries");
    }
}
