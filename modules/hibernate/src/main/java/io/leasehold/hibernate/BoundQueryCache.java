package io.leasehold.hibernate;

import java.util.Collection;

import org.hibernate.cache.internal.StandardTimestampsCacheFactory;
import org.hibernate.cache.spi.TimestampsCache;
import org.hibernate.cache.spi.TimestampsRegion;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Keeps results of cached queries from sessions whose tenant is not bound. Their keys have the tenant in them, and before each answer Hibernate asks
 * here whether it is still up to date.
 */
final class BoundQueryCache implements TimestampsCache {
    private final TimestampsCache timestamps;

    BoundQueryCache(TimestampsRegion region) {
        this.timestamps = StandardTimestampsCacheFactory.INSTANCE.buildTimestampsCache(null, region);
    }

    @Override
    public boolean isUpToDate(String[] spaces, Long timestamp, SharedSessionContractImplementor session) {
        requireBound(session);
        return timestamps.isUpToDate(spaces, timestamp, session);
    }

    @Override
    public boolean isUpToDate(Collection<String> spaces, Long timestamp, SharedSessionContractImplementor session) {
        requireBound(session);
        return timestamps.isUpToDate(spaces, timestamp, session);
    }

    private static void requireBound(SharedSessionContractImplementor session) {
        SessionTenant.requireBound(session.getTenantIdentifierValue(), "The cache of queries");
    }

    @Override
    public TimestampsRegion getRegion() {
        return timestamps.getRegion();
    }

    @Override
    public void preInvalidate(String[] spaces, SharedSessionContractImplementor session) {
        timestamps.preInvalidate(spaces, session);
    }

    @Override
    public void invalidate(String[] spaces, SharedSessionContractImplementor session) {
        timestamps.invalidate(spaces, session);
    }
}
