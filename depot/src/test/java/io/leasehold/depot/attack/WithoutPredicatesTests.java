package io.leasehold.depot.attack;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** Depot where every statement has forgotten its tenant: row-level security alone has to hold. */
@Import(ForgottenPredicates.class)
class WithoutPredicatesTests extends Attacks {
    @Override
    List<Front> fronts() {
        return both(List.of(Front.SHARED), Front.ASTRAY);
    }

    @AfterAll
    static void thePredicatesWereReallyGone() {
        assertThat(ForgottenPredicates.FORGOTTEN).hasPositiveValue();
    }
}
