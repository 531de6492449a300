package io.leasehold.depot.attack;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** Depot as it is delivered. */
class EveryGuardTests extends AttackedDepot {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    EveryGuardTests() {
        super(DATABASE);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        runOn(DATABASE, properties);
    }
}
