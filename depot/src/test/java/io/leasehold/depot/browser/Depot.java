package io.leasehold.depot.browser;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.leasehold.depot.DepotApplication;
import io.leasehold.depot.attack.Caller;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** Depot with its demo, started by the first test in a browser, for all of them. */
final class Depot {
    static final Depot RUNNING = new Depot();

    private final TestDatabase database = TestPostgres.newDatabase();
    private final ConfigurableApplicationContext application;

    private Depot() {
        Map<String, Object> properties = new LinkedHashMap<>(database.springProperties());
        properties.putAll(Map.of("server.port", "0", "leasehold.demo.enabled", "true", "leasehold.throttle.sign-ups",
                "10000", "leasehold.throttle.address", "10000", "leasehold.throttle.names", "10000",
                "spring.main.banner-mode", "off"));
        // As arguments, since those go before the application's own configuration file.
        application = new SpringApplicationBuilder(DepotApplication.class).run(properties.entrySet().stream().map(
                property -> "--" + property.getKey() + "=" + property.getValue()).toArray(String[]::new));
    }

    String address() {
        return "http://localhost:" + port();
    }

    int port() {
        return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    /** The id of the first that Ada is shown there. */
    String first(String list) {
        return Caller.signedIn(port(), "ada@acme.example", "acme").get(list).json().at("/items/0/id").asString();
    }

    /** The operators' page of Acme. */
    String tenant() {
        return "/operator/tenants/" + Caller.signedIn(port(), "ada@acme.example", "acme").get(
                "/api/organizations/current").json().path("id").asString();
    }

    /** Sends a file to Acme of which two lines are wrong, and returns the id of the report. */
    String badImport() {
        Caller.signedIn(port(), "ada@acme.example", "acme").with("Content-Type", "text/csv").post(
                "/api/products/import", """
                                        sku,name,price,currency,stock
                                        BR-1,Bridge,1.50,EUR,3
                                        BR-2,Bridge without a price,,EUR,3
                                        BR-3,Bridge beyond price,a lot,EUR,-4
                                        """);
        return first("/api/products/imports");
    }

    /** What it runs on, for what no page can do. */
    TestDatabase database() {
        return database;
    }
}
