package io.leasehold.hibernate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.SessionEventSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.persister.internal.PersisterClassResolverInitiator;
import org.hibernate.persister.internal.PersisterFactoryInitiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

import io.leasehold.hibernate.autoconfigure.LeaseholdHibernateAutoConfiguration;
import io.leasehold.mistyped.Misplaced;
import io.leasehold.mistyped.Mistyped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an application cannot start with, and what starting takes no tenant for. */
class StartTests {
    private static final DataSource TENANTS = Library.bean(DataSource.class);

    @ParameterizedTest
    @ValueSource(strings = {MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER,
        MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, MultiTenancySettings.MULTI_TENANT_SCHEMA_MAPPER,
        MultiTenancySettings.MULTI_TENANT_CREDENTIALS_MAPPER, CacheSettings.CACHE_KEYS_FACTORY,
        CacheSettings.QUERY_CACHE_FACTORY,
        MappingSettings.DEFAULT_SCHEMA, MappingSettings.DEFAULT_CATALOG,
        SessionEventSettings.AUTO_SESSION_EVENTS_LISTENER, JpaSettings.INTEGRATOR_PROVIDER,
        PersisterFactoryInitiator.IMPL_NAME, PersisterClassResolverInitiator.IMPL_NAME})
    void refusesAnotherSayInWhoseDataASessionGets(String setting) {
        assertThatThrownBy(() -> HibernateBinding.applyTo(new HashMap<>(Map.of(setting, "simple")), TENANTS))
                .isInstanceOf(UnsafeHibernateException.class).hasMessageContaining(setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "create-drop", "update", "drop", "CREATE"})
    void refusesToHaveTablesMadeThatNoPolicyProtects(String action) {
        for (String setting : List.of(SchemaToolingSettings.HBM2DDL_AUTO,
                SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION)) {
            assertThatThrownBy(() -> HibernateBinding.applyTo(new HashMap<>(Map.of(setting, action)), TENANTS))
                    .isInstanceOf(UnsafeHibernateException.class).hasMessageContaining("db/tenant");
        }
    }

    @Test
    void refusesTransactionsThatWouldCommitEachStatement() {
        assertThatThrownBy(() -> HibernateBinding.applyTo(new HashMap<>(Map.of(
                JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "true")), TENANTS))
                .isInstanceOf(UnsafeHibernateException.class).hasMessageContaining("committed by itself");
    }

    @Test
    void takesSettingsThatHarmNobody() {
        assertThatCode(() -> HibernateBinding.applyTo(new HashMap<>(Map.of(SchemaToolingSettings.HBM2DDL_AUTO,
                "validate", JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, "false")), TENANTS))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesEntitiesWhoseTenantIsNoUuid() {
        assertRefused(Mistyped.class, "The tenant of entities is of type String, and tenants of Leasehold have a UUID. "
                + "Declare it as: @TenantId private UUID tenantId;");
    }

    @Test
    void refusesEntitiesThatAreInOneSchemaForEverybody() {
        assertRefused(Misplaced.class,
                "The table of entities shared.Misplaced is mapped with its schema, which would lead "
                        + "all tenants to one place. Remove the schema: where a tenant's tables are comes with its connection.");
    }

    private static void assertRefused(Class<?> entity, String message) {
        Map<String, Object> settings = new HashMap<>();
        HibernateBinding.applyTo(settings, TENANTS);
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("refused");
        configuration.managedClass(entity).properties(settings);

        assertThatThrownBy(configuration::createEntityManagerFactory).rootCause()
                .isInstanceOf(UnsafeHibernateException.class).hasMessage(message);
    }

    /** Which has validated tables and the queries of repositories before any tenant was there. */
    @Test
    void startsWithoutATenantAndDrivesTransactionsByJpa() {
        assertThat(Library.bean(PlatformTransactionManager.class)).isInstanceOf(JpaTransactionManager.class);
    }

    @Test
    void staysAwayWithoutJpa() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LeaseholdHibernateAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(LocalContainerEntityManagerFactoryBean.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PlatformTransactionManager.class));
    }
}
