package io.leasehold.platform.autoconfigure;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What the platform needs of Spring Boot, as defaults that any other source of properties overrides. */
final class PlatformDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.of("spring.jackson.property-naming-strategy", "SNAKE_CASE",
            "leasehold.console.base", "/orgs/{slug}", "springdoc.api-docs.version", "openapi_3_1",
            "springdoc.paths-to-exclude", "/orgs/**", "springdoc.swagger-ui.path", "/api-docs",
            "springdoc.default-produces-media-type", "application/json", "springdoc.override-with-generic-response",
            "false");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("leasehold-platform-defaults", DEFAULTS));
    }
}
