package io.leasehold.platform.autoconfigure;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What the platform needs of Spring Boot, as defaults that any other source of properties overrides. */
final class PlatformDefaults implements EnvironmentPostProcessor {
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("spring.jackson.property-naming-strategy", "SNAKE_CASE"),
            Map.entry("leasehold.console.base", "/orgs/{slug}"),
            // What an application's own pages need beyond the pieces of the console.
            Map.entry("leasehold.console.stylesheets", ""),
            // Tomcat otherwise completes redirects with whatever host the client named.
            Map.entry("server.tomcat.use-relative-redirects", "true"),
            // Pages and what they load; the only secret in a page is its form token, which is masked anew each time.
            Map.entry("server.compression.enabled", "true"),
            Map.entry("server.compression.mime-types", "text/html,text/css,text/javascript,image/svg+xml"),
            // A page that cannot be drawn is an error page, and not half a page.
            Map.entry("spring.thymeleaf.servlet.produce-partial-output-while-processing", "false"),
            Map.entry("springdoc.api-docs.version", "openapi_3_1"),
            Map.entry("springdoc.paths-to-match", "/api/**"),
            Map.entry("springdoc.swagger-ui.path", "/api-docs"),
            Map.entry("springdoc.default-produces-media-type", "application/json"),
            Map.entry("springdoc.override-with-generic-response", "false"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("leasehold-platform-defaults", DEFAULTS));
    }
}
