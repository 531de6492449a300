package io.leasehold.hibernate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import org.hibernate.cache.spi.TimestampsCacheFactory;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.SessionEventSettings;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.persister.internal.PersisterClassResolverInitiator;
import org.hibernate.persister.internal.PersisterFactoryInitiator;

/**
 * Has Hibernate work for the tenant that is bound. With Spring Boot this happens by itself; elsewhere:
 *
 * <pre>{@code
 * Map<String, Object> settings = new HashMap<>();
 * HibernateBinding.applyTo(settings, tenantDataSource);
 * SessionFactory sessions = new HibernatePersistenceConfiguration("app").properties(settings).managedClasses(...).createEntityManagerFactory();
 * }</pre>
 */
public final class HibernateBinding {
    /** What has to be Leasehold's, because another would decide whose data a session gets. */
    private static final List<String> OWN = List.of(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
            MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER,
            MultiTenancySettings.MULTI_TENANT_CREDENTIALS_MAPPER, CacheSettings.CACHE_KEYS_FACTORY,
            CacheSettings.QUERY_CACHE_FACTORY,
            MappingSettings.DEFAULT_SCHEMA, MappingSettings.DEFAULT_CATALOG,
            SessionEventSettings.AUTO_SESSION_EVENTS_LISTENER, JpaSettings.INTEGRATOR_PROVIDER,
            PersisterFactoryInitiator.IMPL_NAME, PersisterClassResolverInitiator.IMPL_NAME);
    private static final List<String> SCHEMA_TOOLS = List.of(SchemaToolingSettings.HBM2DDL_AUTO,
            SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION);
    private static final Set<String> HARMLESS = Set.of("none", "validate");

    private HibernateBinding() {}

    /**
     * Adds what is needed to the settings of a session factory.
     *
     * @param dataSource a {@link io.leasehold.postgres.TenantDataSource}
     * @throws UnsafeHibernateException when something is set already that would undo it
     */
    public static void applyTo(Map<String, Object> settings, DataSource dataSource) {
        OWN.forEach(name -> requireUnset(settings, name));
        SCHEMA_TOOLS.forEach(name -> requireHarmless(settings, name));
        requireBeginning(settings);
        settings.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new BoundTenantResolver());
        settings.put(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, new BoundConnections(dataSource));
        settings.put(SessionEventSettings.AUTO_SESSION_EVENTS_LISTENER, SessionListener.class.getName());
        settings.put(PersisterClassResolverInitiator.IMPL_NAME, new GuardedEntities());
        settings.put(CacheSettings.QUERY_CACHE_FACTORY, (TimestampsCacheFactory) (_, region) -> new GuardedTimestamps(
                region));
        settings.put(JpaSettings.INTEGRATOR_PROVIDER, (IntegratorProvider) () -> List.of(new TenantIntegrator()));
    }

    private static void requireUnset(Map<String, Object> settings, String name) {
        if (settings.get(name) != null) {
            throw new UnsafeHibernateException(
                    "The setting " + name + " is Leasehold's, and was set by the application.",
                    "Remove it: sessions of Hibernate belong to the tenant that TenantContext has bound.");
        }
    }

    private static void requireHarmless(Map<String, Object> settings, String name) {
        Object value = settings.get(name);
        if (value != null && !HARMLESS.contains(value.toString().toLowerCase(Locale.ROOT))) {
            throw new UnsafeHibernateException("Hibernate is told to change tables (" + name + " = " + value
                    + "), and would make some that no policy protects.",
                    "Write a migration in db/tenant, and set it to none or validate.");
        }
    }

    private static void requireBeginning(Map<String, Object> settings) {
        Object value = settings.get(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT);
        if (value != null && Boolean.parseBoolean(value.toString())) {
            throw new UnsafeHibernateException("Hibernate is told that connections come with a transaction begun ("
                    + JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT
                    + "), and those of tenants do not, so that each statement would be committed by itself.",
                    "Remove the setting.");
        }
    }
}
