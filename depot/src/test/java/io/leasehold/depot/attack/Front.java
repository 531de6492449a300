package io.leasehold.depot.attack;

import java.util.List;

/**
 * Who attacks whom.
 *
 * @param astray whether the attacker's work is sent to where the victim lives, as a mistake in routing would
 */
record Front(Party attacker, Party victim, boolean astray) {
    /** Within shared tables. */
    static final Front SHARED = new Front(Party.GLOBEX, Party.ACME);

    /** From each level to each other one, and from one own place to another of its kind. */
    static final List<Front> ACROSS = List.of(new Front(Party.GLOBEX, Party.INITECH), new Front(Party.GLOBEX,
            Party.UMBRELLA), new Front(Party.INITECH, Party.ACME), new Front(Party.INITECH, Party.HOOLI),
            new Front(
                    Party.UMBRELLA, Party.ACME));

    /** The same, with all work sent to where the victim lives. */
    static final List<Front> ASTRAY = ACROSS.stream().map(front -> new Front(front.attacker, front.victim, true))
            .toList();

    Front(Party attacker, Party victim) {
        this(attacker, victim, false);
    }

    @Override
    public String toString() {
        return attacker + " on " + victim + (astray ? " among its rows" : "");
    }
}
