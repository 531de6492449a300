package io.leasehold.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * What all variants do in turn.
 *
 * @param transaction whether in a transaction of its own, else with autocommit
 */
record Case(Shape shape, boolean transaction, Distance distance) {
    static List<Case> at(Distance distance) {
        return Arrays.stream(Shape.values())
                .flatMap(shape -> List.of(new Case(shape, false, distance), new Case(shape, true, distance)).stream())
                .toList();
    }

    String mode() {
        return transaction ? "transaction" : "autocommit";
    }
}
