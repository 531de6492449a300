package io.leasehold.examples.jooq;

import org.jooq.conf.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How jOOQ writes SQL for tenants. */
@Configuration(proxyBeanMethods = false)
class SqlConfiguration {
    /** A name with a schema would lead tenants with tables of their own to the shared ones. */
    @Bean
    Settings settingsOfSql() {
        return new Settings().withRenderSchema(false);
    }
}
