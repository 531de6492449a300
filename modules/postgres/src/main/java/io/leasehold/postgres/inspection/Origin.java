package io.leasehold.postgres.inspection;

import org.jspecify.annotations.Nullable;

/**
 * How an expression comes to the tenant that is bound.
 *
 * @param silent whether it is null or empty, and no error, where none is bound
 * @param once whether it is worked out once for a statement, whatever it costs
 * @param function the team's own function that it calls, if any
 */
record Origin(boolean silent, boolean once, @Nullable TenantFunction function) {
    Origin whichIsSilent() {
        return new Origin(true, once, function);
    }

    Origin whichIsAskedOnce() {
        return new Origin(silent, true, function);
    }
}
