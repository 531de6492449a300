package io.leasehold.hibernate;

import org.hibernate.cache.internal.DefaultCacheKeysFactory;
import org.hibernate.cache.spi.access.CachedDomainDataAccess;
import org.hibernate.cache.spi.support.AbstractDomainDataRegion;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.jspecify.annotations.Nullable;

/** Whether the keys of the second-level cache have the tenant in them, which is what keeps it apart. */
final class CacheKeys {
    private CacheKeys() {}

    static void requireTenantIn(SessionFactoryImplementor factory) {
        MappingMetamodelImplementor entities = factory.getMappingMetamodel();
        entities.forEachEntityDescriptor(entity -> {
            requireTenantIn(entity.getCacheAccessStrategy());
            requireTenantIn(entity.getNaturalIdCacheAccessStrategy());
        });
        entities.forEachCollectionDescriptor(collection -> requireTenantIn(collection.getCacheAccessStrategy()));
    }

    private static void requireTenantIn(@Nullable CachedDomainDataAccess access) {
        if (access != null && !(access.getRegion() instanceof AbstractDomainDataRegion region
                && region.getEffectiveKeysFactory() instanceof DefaultCacheKeysFactory)) {
            throw new UnsafeHibernateException("The region " + access.getRegion().getName()
                    + " of the second-level cache makes keys of its own, which may lack the tenant, so that one is "
                    + "served what was cached for another.",
                    "Use hibernate-jcache as it is, or switch the cache off: hibernate.cache.use_second_level_cache=false.");
        }
    }
}
