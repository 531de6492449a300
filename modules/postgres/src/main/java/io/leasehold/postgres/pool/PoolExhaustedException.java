package io.leasehold.postgres.pool;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Somebody waited for a connection as long as anybody does, and got none. */
public final class PoolExhaustedException extends SQLTransientConnectionException {
    private static final String STATE = "08001";

    private PoolExhaustedException(String reason) {
        super(reason, STATE);
    }

    static PoolExhaustedException byAll(Demand demand, PoolSettings settings, int leased, int waiting) {
        return new PoolExhaustedException("No connection to " + demand.place() + " within "
                + millis(settings.patience())
                + " ms: all " + settings.bound() + " of the pool " + settings.name() + " are in use (" + leased
                + " leased, " + waiting + " requests waiting). Have requests hold connections for less time, or raise "
                + settings.boundProperty() + ".");
    }

    static PoolExhaustedException byTenant(Demand demand, PoolSettings settings) {
        return new PoolExhaustedException(
                "No connection to " + demand.place() + " within " + millis(settings.patience())
                        + " ms: tenant " + demand.tenant() + " has all " + demand.limit()
                        + " in use that it may have of the pool "
                        + settings.name()
                        + ". Have its requests hold connections for less time, or raise its limit of connections.");
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
