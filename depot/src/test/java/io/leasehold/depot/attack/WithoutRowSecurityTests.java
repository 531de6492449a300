package io.leasehold.depot.attack;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Depot on a database whose row-level security was switched off after the start: the predicates alone have to hold. */
class WithoutRowSecurityTests extends Attacks {
    @Override
    List<Front> fronts() {
        return both(List.of(Front.SHARED), Front.ASTRAY);
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
