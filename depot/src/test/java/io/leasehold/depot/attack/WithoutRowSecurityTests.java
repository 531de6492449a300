package io.leasehold.depot.attack;

import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** Depot on a database whose row-level security was switched off after the start: the predicates alone have to hold. */
class WithoutRowSecurityTests extends AttackedDepot {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    WithoutRowSecurityTests() {
        super(DATABASE);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        runOn(DATABASE, properties);
    }

    @BeforeEach
    void switchOff() throws SQLException {
        switchOffRowSecurity(DATABASE);
    }
}
