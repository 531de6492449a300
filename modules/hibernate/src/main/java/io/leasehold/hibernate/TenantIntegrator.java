package io.leasehold.hibernate;

import java.util.UUID;

import org.hibernate.SessionFactory;
import org.hibernate.SessionFactoryObserver;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.mapping.Table;

/** Looks at the entities when a session factory is made, and puts its sessions under guard. */
final class TenantIntegrator implements Integrator {
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        Class<?> type = factory.getTenantIdentifierJavaType().getJavaTypeClass();
        if (!type.isAssignableFrom(UUID.class)) {
            throw new UnsafeHibernateException("The tenant of entities is of type " + type.getSimpleName()
                    + ", and tenants of Leasehold have a UUID.", "Declare it as: @TenantId private UUID tenantId;");
        }
        metadata.collectTableMappings().forEach(TenantIntegrator::requireNoSchema);
        factory.addObserver(new SessionFactoryObserver() {
            @Override
            public void sessionFactoryCreated(SessionFactory created) {
                CacheKeys.requireTenantIn(factory);
            }
        });
        new SessionGuard().guard(factory.getServiceRegistry().requireService(EventListenerRegistry.class));
    }

    /** The same entity is in the shared tables for one tenant, and in a schema or database of its own for another. */
    private static void requireNoSchema(Table table) {
        if (table.getSchema() != null) {
            throw new UnsafeHibernateException(
                    "The table of entities " + table.getQuotedSchema() + "." + table.getName()
                            + " is mapped with its schema, which would lead all tenants to one place.",
                    "Remove the schema: where a tenant's tables are comes with its connection.");
        }
    }
}
