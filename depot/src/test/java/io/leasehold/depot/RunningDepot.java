package io.leasehold.depot;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** The application on a database of its own, started once for all tests that extend this. Each test makes its own organizations in it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"leasehold.demo.enabled=true",
    "leasehold.depot.largest-import=1MB", "leasehold.throttle.names=100000"})
public abstract class RunningDepot {
    /** What the application runs on, for looking behind its back. */
    protected static final TestDatabase DATABASE = TestPostgres.newDatabase();

    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.springProperties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** Signed in as one of the people of the demo, for one of its organizations. */
    protected Client signIn(String email, String organization) {
        return Client.signIn(port, email, organization);
    }

    /** The operator of the demo. */
    protected Client operator() {
        return Client.operator(port, "ops@leasehold.example");
    }

    /** A new organization of Ada's, without anything in it. */
    protected Client newOrganizationOfAda() {
        return newOrganization("ada@acme.example", "acme");
    }

    /** A new organization of Gus', without anything in it. */
    protected Client newOrganizationOfGus() {
        return newOrganization("gus@globex.example", "globex");
    }

    private Client newOrganization(String email, String home) {
        String slug = "test-" + ORGANIZATIONS.incrementAndGet() + "-" + home;
        signIn(email, home).post("/api/organizations", "{\"name\": \"Test\", \"slug\": \"" + slug + "\"}").expect(201);
        return signIn(email, slug);
    }

    /** Nobody at all. */
    protected Client anonymous() {
        return Client.anonymous(port);
    }
}
