package io.leasehold.postgres.autoconfigure;

import java.time.Clock;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.postgres.Operator;
import io.leasehold.postgres.Servers;
import io.leasehold.postgres.fleet.FleetInspection;
import io.leasehold.postgres.fleet.Places;
import io.leasehold.postgres.report.RecentInspection;

/** The inspection of all places of tenants, while the application runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InspectionProperties.class)
class InspectionConfiguration {
    /** Without drift, which is found out by running the migrations: too much for whoever opens a page. */
    @Bean
    RecentInspection recentInspection(Servers servers, @Operator DataSource operator, ObjectProvider<Clock> clocks) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        FleetInspection fleet = new FleetInspection(servers);
        Places places = new Places(JdbcClient.create(operator), clock);
        return new RecentInspection(() -> fleet.of(places.all(), Optional.empty()), clock);
    }

    @Bean
    @ConditionalOnProperty(name = "leasehold.inspection.after-start", matchIfMissing = true)
    BackgroundInspection backgroundInspection(Servers servers, @Operator DataSource operator,
            InspectionProperties properties, ObjectProvider<Clock> clocks) {
        Places places = new Places(JdbcClient.create(operator), clocks.getIfAvailable(Clock::systemUTC));
        return new BackgroundInspection(new FleetInspection(servers), places, properties);
    }

    /** Where the application is watched by Spring Boot's actuator. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class Actuator {
        @Bean
        @ConditionalOnAvailableEndpoint(InspectionEndpoint.class)
        InspectionEndpoint inspectionEndpoint(RecentInspection inspection) {
            return new InspectionEndpoint(inspection);
        }
    }
}
