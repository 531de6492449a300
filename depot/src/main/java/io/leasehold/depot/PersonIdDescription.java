package io.leasehold.depot;

import java.util.UUID;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

import io.leasehold.core.UserId;

/** Has the ids of people described as they are written; see {@link UserIdJson}. */
@Configuration(proxyBeanMethods = false)
class PersonIdDescription {
    PersonIdDescription() {
        SpringDocUtils.getConfig().replaceWithClass(UserId.class, UUID.class);
    }
}
