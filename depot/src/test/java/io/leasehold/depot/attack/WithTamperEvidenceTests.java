package io.leasehold.depot.attack;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.depot.DepotApplication;
import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot at all levels where policies demand capabilities, and every statement has forgotten its tenant: they alone have to hold. */
@Tag("soak")
@SpringBootTest(classes = DepotApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "leasehold.postgres.tamper-evidence=on", "leasehold.demo.enabled=true", "leasehold.web.base-domain=depot.example"})
@Import(ForgottenPredicates.class)
class WithTamperEvidenceTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void application(DynamicPropertyRegistry properties) {
        DATABASE.springProperties().forEach((name, value) -> properties.add(name, () -> value));
    }

    @TestFactory
    Stream<DynamicContainer> raids() {
        Operator.at(port).provision(Party.HOOLI, "schema");
        return Attacks.both(List.of(Front.SHARED), Front.ASTRAY).stream().map(front -> DynamicContainer
                .dynamicContainer(front.toString(), new Raid(port, front, DATABASE).tests()));
    }

    @AfterAll
    static void thePredicatesWereReallyGone() {
        assertThat(ForgottenPredicates.FORGOTTEN).hasPositiveValue();
    }
}
