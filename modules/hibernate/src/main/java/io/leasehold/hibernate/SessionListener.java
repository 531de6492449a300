package io.leasehold.hibernate;

import java.util.UUID;

import org.hibernate.SessionEventListener;

/**
 * Keeps the second-level cache and the cache of queries, which answer before any statement reaches PostgreSQL, from a session whose tenant is not
 * bound. Hibernate makes one for each session that it opens, which is why this is public.
 */
public final class SessionListener implements SessionEventListener {
    private final transient UUID session = SessionTenant.bound();

    @Override
    public void cacheGetStart() {
        SessionTenant.requireBound(session, "The second-level cache");
    }
}
