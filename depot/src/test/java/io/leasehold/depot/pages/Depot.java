package io.leasehold.depot.pages;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.depot.DepotApplication;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** A running Depot, one for each configuration, started by the first test that needs it. */
enum Depot {
    /** An organization's pages stand below its slug. */
    WITH_SLUGS(Map.of()),
    /** The session alone says whose pages they are. */
    SESSION_ONLY(Map.of("leasehold.console.base", "", "leasehold.web.resolvers", "session,default-membership"));

    private static final Map<Depot, URI> RUNNING = new ConcurrentHashMap<>();
    private static final Map<Depot, TestDatabase> DATABASES = new ConcurrentHashMap<>();

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> configuration;

    Depot(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    /** Somebody who has not signed in, before an empty browser. */
    Browser stranger() {
        return new Browser(RUNNING.computeIfAbsent(this, Depot::start));
    }

    TestDatabase database() {
        return DATABASES.computeIfAbsent(this, _ -> TestPostgres.newDatabase());
    }

    private URI start() {
        Map<String, Object> properties = new LinkedHashMap<>(database().springProperties());
        properties
                .putAll(Map.of("server.port", "0", "leasehold.throttle.sign-ups", "10000", "leasehold.throttle.address",
                        "10000", "spring.main.banner-mode", "off"));
        properties
                .putAll(Map.of("leasehold.depot.largest-import", "1MB", "spring.servlet.multipart.max-file-size", "2MB",
                        "spring.servlet.multipart.max-request-size", "3MB"));
        properties.putAll(configuration);
        // As arguments, since those go before the application's own configuration file.
        ConfigurableApplicationContext context = new SpringApplicationBuilder(DepotApplication.class).run(properties
                .entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue()).toArray(
                        String[]::new));
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }
}
