package io.leasehold.hibernate;

import java.util.List;

import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.NaturalIdDataAccess;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.MultiIdLoadOptions;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoadOptions;
import org.hibernate.loader.ast.spi.MultiNaturalIdLoader;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.persister.entity.SingleTableEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;
import org.hibernate.persister.internal.StandardPersisterClassResolver;

/**
 * Guards the loading of many entities at once, which sends no event that {@link SessionGuard} would see, and no statement where the session has
 * them all. Hibernate's three ways to keep entities differ in nothing else. It makes them by reflection, which is why they are public.
 */
final class GuardedEntities extends StandardPersisterClassResolver {
    @Override
    public Class<? extends EntityPersister> singleTableEntityPersister() {
        return InOneTable.class;
    }

    @Override
    public Class<? extends EntityPersister> joinedSubclassEntityPersister() {
        return InJoinedTables.class;
    }

    @Override
    public Class<? extends EntityPersister> unionSubclassEntityPersister() {
        return InTablesOfTheirOwn.class;
    }

    private static void require(SharedSessionContractImplementor session) {
        SessionTenant.requireBound(session.getTenantIdentifierValue(), "Loading entities");
    }

    /** Entities whose subclasses, if there are any, share a table. */
    public static final class InOneTable extends SingleTableEntityPersister {
        /** As Hibernate calls it. */
        public InOneTable(PersistentClass entity, EntityDataAccess cache, NaturalIdDataAccess naturalIds,
                RuntimeModelCreationContext context) {
            super(entity, cache, naturalIds, context);
        }

        @Override
        public List<?> multiLoad(Object[] ids, SharedSessionContractImplementor session, MultiIdLoadOptions options) {
            require(session);
            return super.multiLoad(ids, session, options);
        }

        @Override
        public MultiNaturalIdLoader<?> getMultiNaturalIdLoader() {
            return new ByNaturalIds<>(super.getMultiNaturalIdLoader());
        }
    }

    /** Entities whose subclasses have a table each for what they add. */
    public static final class InJoinedTables extends JoinedSubclassEntityPersister {
        /** As Hibernate calls it. */
        public InJoinedTables(PersistentClass entity, EntityDataAccess cache, NaturalIdDataAccess naturalIds,
                RuntimeModelCreationContext context) {
            super(entity, cache, naturalIds, context);
        }

        @Override
        public List<?> multiLoad(Object[] ids, SharedSessionContractImplementor session, MultiIdLoadOptions options) {
            require(session);
            return super.multiLoad(ids, session, options);
        }

        @Override
        public MultiNaturalIdLoader<?> getMultiNaturalIdLoader() {
            return new ByNaturalIds<>(super.getMultiNaturalIdLoader());
        }
    }

    /** Entities whose subclasses have a whole table each. */
    public static final class InTablesOfTheirOwn extends UnionSubclassEntityPersister {
        /** As Hibernate calls it. */
        public InTablesOfTheirOwn(PersistentClass entity, EntityDataAccess cache, NaturalIdDataAccess naturalIds,
                RuntimeModelCreationContext context) {
            super(entity, cache, naturalIds, context);
        }

        @Override
        public List<?> multiLoad(Object[] ids, SharedSessionContractImplementor session, MultiIdLoadOptions options) {
            require(session);
            return super.multiLoad(ids, session, options);
        }

        @Override
        public MultiNaturalIdLoader<?> getMultiNaturalIdLoader() {
            return new ByNaturalIds<>(super.getMultiNaturalIdLoader());
        }
    }

    private record ByNaturalIds<E>(MultiNaturalIdLoader<E> loader) implements MultiNaturalIdLoader<E> {
        @Override
        public <K> List<E> multiLoad(K[] naturalIds, MultiNaturalIdLoadOptions options,
                SharedSessionContractImplementor session) {
            require(session);
            return loader.multiLoad(naturalIds, options, session);
        }

        @Override
        public EntityMappingType getLoadable() {
            return loader.getLoadable();
        }
    }
}
