package io.leasehold.depot.attack;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.depot.DepotApplication;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** The whole of Depot with its demo organizations. All attacks are upon one database, and those that need the same application share it. */
@SpringBootTest(classes = DepotApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class AttackedDepot {
    static final TestDatabase DATABASE = TestPostgres.newDatabase();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void application(DynamicPropertyRegistry properties) {
        onTheAttackedDatabase(properties);
        properties.add("leasehold.web.base-domain", () -> "depot.example");
    }

    static void onTheAttackedDatabase(DynamicPropertyRegistry properties) {
        DATABASE.springProperties().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("leasehold.demo.enabled", () -> true);
    }

    int port() {
        return port;
    }
}
