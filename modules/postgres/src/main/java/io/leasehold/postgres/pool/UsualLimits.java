package io.leasehold.postgres.pool;

import java.time.Duration;
import java.util.OptionalInt;

import io.leasehold.core.TenantLimits;

/**
 * What a tenant may take of which no more is said.
 *
 * @param connections of a pool at the same time; half of the pool where it is absent
 * @param statementTimeout how long one statement may take
 * @param idleInTransactionTimeout how long a transaction may wait for its next statement
 */
public record UsualLimits(OptionalInt connections, Duration statementTimeout, Duration idleInTransactionTimeout) {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How many connections of a pool this tenant may have at a time: one at least, so that it is served at all. */
    int connections(TenantLimits own, int bound) {
        int allowed = own.connections().orElse(connections.orElse((bound + 1) / 2));
        return Math.clamp(allowed, 1, bound);
    }

    Duration statementTimeout(TenantLimits own) {
        return own.statementTimeout().orElse(statementTimeout);
    }

    /** How long a server may be silent: it ends a statement itself before, unless it hangs. Without end where statements are. */
    Duration silence(TenantLimits own) {
        Duration statement = statementTimeout(own);
        return statement.isZero() ? statement : statement.plus(GRACE);
    }

    Duration idleInTransactionTimeout(TenantLimits own) {
        return own.idleInTransactionTimeout().orElse(idleInTransactionTimeout);
    }

    /** Whether a session that begins with these limits has those of the tenant. */
    boolean cover(TenantLimits own) {
        return statementTimeout(own).equals(statementTimeout) && idleInTransactionTimeout(own).equals(
                idleInTransactionTimeout);
    }
}
