package io.leasehold.depot.attack;

/**
 * Who attacks whom.
 *
 * @param astray whether the attacker's work is sent to where the victim lives, as a mistake in routing would
 */
record Front(Party attacker, Party victim, boolean astray) {
    Front(Party attacker, Party victim) {
        this(attacker, victim, false);
    }

    /** The same, with the attacker's work sent to where the victim lives. */
    Front gone() {
        return new Front(attacker, victim, true);
    }

    @Override
    public String toString() {
        return attacker + " on " + victim + (astray ? " among its rows" : "");
    }
}
