package io.leasehold.platform.member;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.leasehold.outbox.EventTypes;

/** Declares what this feature tells others. */
@Configuration(proxyBeanMethods = false)
class MemberEvents {
    @Bean
    EventTypes memberEventTypes() {
        return EventTypes.of(UserJoined.class, UserLeft.class);
    }
}
