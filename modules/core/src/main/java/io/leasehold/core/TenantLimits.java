package io.leasehold.core;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of the system one tenant may take, so that others are served as well. Where a limit is absent, the one for all tenants applies.
 *
 * @param connections how many of its requests may work on the database at the same time, on each node
 * @param statementTimeout how long one statement may take
 * @param idleInTransactionTimeout how long a transaction may wait for its next statement
 */
public record TenantLimits(OptionalInt connections, Optional<Duration> statementTimeout,
        Optional<Duration> idleInTransactionTimeout) {
    /** The limits that apply to all tenants, and no others. */
    public static final TenantLimits USUAL = new TenantLimits(OptionalInt.empty(), Optional.empty(), Optional.empty());
}
