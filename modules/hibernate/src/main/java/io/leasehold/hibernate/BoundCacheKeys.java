package io.leasehold.hibernate;

import org.hibernate.cache.internal.DefaultCacheKeysFactory;
import org.hibernate.cache.spi.CacheKeysFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tenant into each key of the second-level cache, which answers before any statement reaches PostgreSQL, and makes no key for a session
 * whose tenant is not bound.
 */
final class BoundCacheKeys implements CacheKeysFactory {
    private final CacheKeysFactory keys = DefaultCacheKeysFactory.INSTANCE;

    @Override
    public Object createCollectionKey(Object id, CollectionPersister persister, SessionFactoryImplementor factory,
            @Nullable String session) {
        return keys.createCollectionKey(id, persister, factory, tenantOf(session));
    }

    @Override
    public Object createEntityKey(Object id, EntityPersister persister, SessionFactoryImplementor factory,
            @Nullable String session) {
        return keys.createEntityKey(id, persister, factory, tenantOf(session));
    }

    @Override
    public Object createNaturalIdKey(Object values, EntityPersister persister,
            SharedSessionContractImplementor session) {
        tenantOf(session.getTenantIdentifier());
        return keys.createNaturalIdKey(values, persister, session);
    }

    /** Evicting by id comes without a session: it means the entry of whoever does it. */
    private static String tenantOf(@Nullable String session) {
        if (session == null) {
            return SessionTenant.bound().toString();
        }
        SessionTenant.requireBound(session, "The second-level cache");
        return session;
    }

    @Override
    public Object getEntityId(Object key) {
        return keys.getEntityId(key);
    }

    @Override
    public Object getCollectionId(Object key) {
        return keys.getCollectionId(key);
    }

    @Override
    public Object getNaturalIdValues(Object key) {
        return keys.getNaturalIdValues(key);
    }
}
