package io.leasehold.depot.attack;

import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

/** Depot without either guard. No test by its name: {@link AttacksThatSucceedTests} runs it and expects it to fail. */
@Import(ForgottenPredicates.class)
class WithoutAnyGuard extends AttackedDepot {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    WithoutAnyGuard() {
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
