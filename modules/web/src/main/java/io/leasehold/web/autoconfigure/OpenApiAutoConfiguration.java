package io.leasehold.web.autoconfigure;

import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;

import io.leasehold.core.Membership;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.swagger.v3.core.jackson.ModelResolver;
import tools.jackson.databind.json.JsonMapper;

/** Has OpenAPI documents show what callers send: no arguments that Leasehold provides, and of a partial change its value. */
@AutoConfiguration
@ConditionalOnClass(SpringDocUtils.class)
public final class OpenApiAutoConfiguration {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Tenant.class, Membership.class, UserId.class);
    }

    @Bean
    ChangeSchemas changeSchemas() {
        return new ChangeSchemas();
    }

    /** Names fields as JSON does: springdoc reads classes by a mapper of its own. Asked last, so that others may go before. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver namedAsInJson(ObjectMapperProvider mappers, ObjectProvider<JsonMapper> json) {
        JsonNames names = new JsonNames(json);
        ObjectMapper mapper = mappers.jsonMapper().copy();
        mapper.setPropertyNamingStrategy(new PropertyNamingStrategies.NamingBase() {
            @Override
            public String translate(String property) {
                return names.of(property);
            }
        });
        return new ModelResolver(mapper).openapi31(mappers.isOpenapi31());
    }
}
