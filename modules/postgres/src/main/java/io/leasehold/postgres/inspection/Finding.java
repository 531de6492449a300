package io.leasehold.postgres.inspection;

import java.util.Optional;

/**
 * Something in a database that would not keep tenants apart.
 *
 * @param rule what kind of fault it is
 * @param place the database, schema or tenant's place it was found in, as people call it; empty at start-up, where there is one
 * @param object what has the fault, as SQL names it, such as {@code shared.tasks}
 * @param problem what is wrong, on what, as one sentence
 * @param remedy what to do, as one sentence
 * @param sql the remedy as SQL that can be run, where SQL mends it
 */
public record Finding(Rule rule, String place, String object, String problem, String remedy, Optional<String> sql) {
    Finding at(String where) {
        return new Finding(rule, where, object, problem, remedy, sql);
    }

    /** How much it matters. */
    public Severity severity() {
        return rule.severity();
    }
}
