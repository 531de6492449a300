package io.leasehold.postgres.autoconfigure;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.TenantDirectory;
import io.leasehold.postgres.ConfiguredServers;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Lookup;
import io.leasehold.postgres.Operator;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.binding.Proofs;
import io.leasehold.postgres.binding.SingleStatements;
import io.leasehold.postgres.capability.Capabilities;
import io.leasehold.postgres.directory.ChangedTenants;
import io.leasehold.postgres.directory.LookupTenantDirectory;
import io.leasehold.postgres.directory.TenantChangeListener;
import io.leasehold.postgres.pool.HikariLeases;
import io.leasehold.postgres.pool.PlacedConnections;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

/** Wires the data sources of an application, each upon a database that was prepared before. */
@AutoConfiguration(beforeName = {"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
    "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
    "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
    "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
    "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"})
@ConditionalOnClass({HikariDataSource.class, Flyway.class, JdbcClient.class, TransactionManagerCustomizers.class})
@EnableConfigurationProperties({LeaseholdPostgresProperties.class, TenantLimitsProperties.class})
@Import({EmbeddedServerConfiguration.class, ProvisioningConfiguration.class, FleetConfiguration.class,
    InspectionConfiguration.class, PoolMetricsConfiguration.class})
public final class LeaseholdPostgresAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    DatabaseAccess databaseAccess(LeaseholdPostgresProperties properties) {
        if (properties.url().isBlank()) {
            throw new MissingDatabaseException();
        }
        DatabaseAccess access = properties.access();
        if (properties.admin().isGiven()) {
            DatabaseSetup.administer(access, properties.admin().orDefault("postgres"));
        }
        return access;
    }

    @Bean
    Flyway controlFlyway(DatabaseAccess access, LeaseholdPostgresProperties properties) {
        return Migrations.control(properties.mainServer(access).direct());
    }

    @Bean
    Flyway tenantFlyway(DatabaseAccess access, LeaseholdPostgresProperties properties) {
        return Migrations.tenant(properties.mainServer(access).direct());
    }

    @Bean
    PreparedDatabase preparedDatabase(DatabaseAccess access, LeaseholdPostgresProperties properties,
            Flyway controlFlyway, Flyway tenantFlyway) {
        DatabaseSetup.prepare(properties.mainServer(access).direct(), controlFlyway, tenantFlyway, properties
                .tamperEvidence());
        return new PreparedDatabase(access);
    }

    @Bean
    @ConditionalOnMissingBean(Servers.class)
    ConfiguredServers servers(PreparedDatabase database, LeaseholdPostgresProperties properties,
            RecordOfSharedTables record) {
        return properties.servers(database.access(), server -> {
            DatabaseSetup.prepareServer(server, properties.tamperEvidence());
            record.hasBeenPrepared(server);
        });
    }

    @Bean
    Pools leaseholdPools(Servers servers, PlacedConnections placed, LeaseholdPostgresProperties properties) {
        return Pools.inspected(servers.main(), placed.unpooled(servers.main()), properties.pool(), properties
                .lockTimeout());
    }

    @Bean
    PlacedConnections placedConnections(Servers servers, LeaseholdPostgresProperties properties,
            TenantLimitsProperties limits, Proofs proofs) {
        return new PlacedConnections(servers, properties.placement(limits.usual()), proofs);
    }

    @Bean
    Proofs proofsOfTenants(LeaseholdPostgresProperties properties) {
        return properties.proofs();
    }

    /** What a tenant proves itself with is for where it was. */
    @Bean
    TenantChangeListener forgettingOfCapabilities(Proofs proofs) {
        return tenant -> {
            if (proofs instanceof Capabilities capabilities) {
                capabilities.forget(tenant);
            }
        };
    }

    /** What a connection knows of a place that changes is old; closing it may take a moment, which others must not wait for. */
    @Bean
    TenantChangeListener evictionOfChangedPlaces(PlacedConnections placed) {
        return tenant -> Thread.ofVirtual().start(() -> placed.evict(tenant));
    }

    /** Asks the directory only for those of whom it was told that they changed, so that without one nothing is asked. */
    @Bean
    ChangedTenants changedTenants(ObjectProvider<TenantDirectory> directory, Pools pools) {
        return new ChangedTenants(directory::getObject, new LookupTenantDirectory(JdbcClient.create(pools.lookup())));
    }

    /** The pools of the control database have found the tenant tables safe before. */
    @Bean
    @Primary
    TenantDataSource tenantDataSource(PlacedConnections placed, Pools inspected, ChangedTenants standing) {
        return new TenantDataSource(placed, "tenant data", standing);
    }

    @Bean
    @Control
    TenantDataSource controlDataSource(Pools pools, ChangedTenants standing, Servers servers, Proofs proofs) {
        return new TenantDataSource(HikariLeases.sharedOut(pools.control()).proving(proofs, servers.main().direct()),
                "control database", standing);
    }

    @Bean
    @Lookup
    DataSource lookupDataSource(Pools pools) {
        return SingleStatements.of(pools.lookup());
    }

    @Bean
    @Operator
    DataSource operatorDataSource(Pools pools) {
        return SingleStatements.of(pools.operator());
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Control
    JdbcClient controlJdbcClient(@Control DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Lookup
    JdbcClient lookupJdbcClient(@Lookup DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Operator
    JdbcClient operatorJdbcClient(@Operator DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    /** Unless another one drives connections of tenants too, as that of JPA does. */
    @Bean
    @Primary
    @ConditionalOnMissingBean(name = "transactionManager")
    JdbcTransactionManager transactionManager(DataSource dataSource,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        return customized(new JdbcTransactionManager(dataSource), customizers);
    }

    @Bean
    @Control
    JdbcTransactionManager controlTransactionManager(@Control DataSource dataSource,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        return customized(new JdbcTransactionManager(dataSource), customizers);
    }

    private static JdbcTransactionManager customized(JdbcTransactionManager manager,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        customizers.ifAvailable(all -> all.customize(manager));
        return manager;
    }
}
