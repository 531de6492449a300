package io.leasehold.depot.attack;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Raids of one organization on another. The subclasses run them on a whole application, on ones that lack a guard, and on one that lacks both. */
abstract class Attacks extends AttackedDepot {
    /** Who attacks whom. */
    abstract List<Front> fronts();

    static List<Front> both(List<Front> some, List<Front> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @TestFactory
    Stream<DynamicContainer> raids() {
        Operator.at(port()).provision(Party.HOOLI, "schema");
        return fronts().stream().map(front -> DynamicContainer.dynamicContainer(front.toString(), new Raid(port(),
                front, DATABASE).tests()));
    }
}
