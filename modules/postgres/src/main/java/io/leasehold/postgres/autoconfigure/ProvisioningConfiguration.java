package io.leasehold.postgres.autoconfigure;

import java.time.Clock;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.TenantDirectory;
import io.leasehold.postgres.Lookup;
import io.leasehold.postgres.Operator;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.directory.CachedTenantDirectory;
import io.leasehold.postgres.directory.DirectoryListener;
import io.leasehold.postgres.directory.LookupTenantDirectory;
import io.leasehold.postgres.directory.TenantChangeListener;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.TenantMigrations;
import io.leasehold.postgres.provisioning.Provisioning;

/** Wires what knows tenants and what makes them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProvisioningProperties.class, DirectoryProperties.class})
class ProvisioningConfiguration {
    @Bean
    @ConditionalOnMissingBean(TenantDirectory.class)
    CachedTenantDirectory tenantDirectory(@Lookup JdbcClient lookup, DirectoryProperties properties) {
        return new CachedTenantDirectory(new LookupTenantDirectory(lookup), properties.lifetime());
    }

    @Bean
    @ConditionalOnBean(CachedTenantDirectory.class)
    DirectoryListener directoryListener(Servers servers, CachedTenantDirectory directory,
            ObjectProvider<TenantChangeListener> others) {
        DirectoryListener listener = new DirectoryListener(servers.main().direct(), directory);
        others.orderedStream().forEach(listener::whenChanged);
        return listener;
    }

    @Bean
    @ConditionalOnMissingBean
    Provisioning provisioning(Servers servers, @Operator DataSource operator, Flyway tenantFlyway,
            ObjectProvider<PlaceMigrator> migrator, ObjectProvider<Clock> clock, ProvisioningProperties properties) {
        PlaceMigrator migrations = migrator.getIfAvailable(() -> new PlaceMigrator(new TenantMigrations(tenantFlyway),
                properties.patience()));
        return new Provisioning(servers, operator, migrations::migrate, clock.getIfAvailable(Clock::systemUTC),
                properties.settings());
    }

    @Bean
    @ConditionalOnProperty(name = "leasehold.provisioning.recovery", matchIfMissing = true)
    BackgroundRecovery backgroundRecovery(Provisioning provisioning, ProvisioningProperties properties) {
        return new BackgroundRecovery(provisioning, properties.recoverEvery());
    }
}
