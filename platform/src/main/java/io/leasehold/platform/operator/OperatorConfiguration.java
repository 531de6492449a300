package io.leasehold.platform.operator;

import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.postgres.Operator;
import io.leasehold.postgres.provisioning.Provisioning;

/** Gives operators what they work with. */
@Configuration(proxyBeanMethods = false)
class OperatorConfiguration {
    @Bean
    OperatorTenants operatorTenants(@Operator DataSource operator, Provisioning provisioning, Clock clock) {
        return new OperatorTenants(operator, provisioning, clock);
    }
}
