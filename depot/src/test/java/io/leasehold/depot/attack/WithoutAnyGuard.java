package io.leasehold.depot.attack;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;

/** Depot without either guard. No test by its name: {@link AttacksThatSucceedTests} runs it and expects what it expects. */
@Import(ForgottenPredicates.class)
class WithoutAnyGuard extends Attacks {
    @Override
    List<Front> fronts() {
        return both(List.of(Front.SHARED), both(Front.ACROSS, Front.ASTRAY));
    }

    @BeforeEach
    void switchOff() throws SQLException {
        RowSecurity.switchOff(DATABASE);
    }

    @AfterAll
    static void switchOn() throws SQLException {
        RowSecurity.switchOn(DATABASE);
    }
}
