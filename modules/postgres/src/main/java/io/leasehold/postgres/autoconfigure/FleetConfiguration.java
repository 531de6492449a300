package io.leasehold.postgres.autoconfigure;

import java.time.Clock;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.postgres.Operator;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.fleet.DriftReport;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.PlaceMigrator;
import io.leasehold.postgres.fleet.TenantMigrations;

/** The migration of all places of tenants. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FleetProperties.class)
final class FleetConfiguration {
    @Bean
    TenantMigrations tenantMigrations(Flyway tenantFlyway) {
        return new TenantMigrations(tenantFlyway);
    }

    @Bean
    PlaceMigrator placeMigrator(TenantMigrations migrations, FleetProperties properties) {
        return new PlaceMigrator(migrations, properties.lockTimeout());
    }

    @Bean
    FleetMigration fleetMigration(Servers servers, @Operator DataSource operator, TenantMigrations migrations,
            FleetProperties properties, ObjectProvider<Clock> clock) {
        return new FleetMigration(servers, operator, migrations, properties.settings(),
                clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    RecordOfSharedTables recordOfSharedTables(ObjectProvider<Servers> servers,
            ObjectProvider<TenantMigrations> migrations, ObjectProvider<Clock> clock) {
        return new RecordOfSharedTables(servers, migrations, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    DriftReport driftReport(Servers servers, TenantMigrations migrations) {
        return new DriftReport(servers, migrations);
    }

    @Bean
    MigrationAtStart migrationAtStart(FleetMigration fleet, FleetProperties properties,
            LeaseholdPostgresProperties database) {
        Boolean wanted = properties.migrateAtStart();
        return new MigrationAtStart(fleet, wanted == null ? database.url().isBlank() : wanted);
    }
}
