package io.leasehold.platform.organization;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.outbox.EventTypes;

/** Declares what this feature tells others. */
@Configuration(proxyBeanMethods = false)
class OrganizationEvents {
    @Bean
    EventTypes organizationEventTypes() {
        return EventTypes.of(OrganizationCreated.class);
    }
}
