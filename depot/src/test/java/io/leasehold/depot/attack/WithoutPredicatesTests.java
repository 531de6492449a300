package io.leasehold.depot.attack;

import org.junit.jupiter.api.AfterAll;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.leasehold.testkit.TestDatabase;
import io.leasehold.testkit.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot where every statement has forgotten its tenant: row-level security alone has to hold. */
@Import(ForgottenPredicates.class)
class WithoutPredicatesTests extends AttackedDepot {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase();

    WithoutPredicatesTests() {
        super(DATABASE);
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        runOn(DATABASE, properties);
    }

    @AfterAll
    static void thePredicatesWereReallyGone() {
        assertThat(ForgottenPredicates.FORGOTTEN).hasPositiveValue();
    }
}
