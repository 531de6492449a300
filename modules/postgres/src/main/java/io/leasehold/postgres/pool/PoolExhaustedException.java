package io.leasehold.postgres.pool;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import io.leasehold.core.TenantId;

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
        return new PoolExhaustedException("No connection to " + demand.place() + " within "
                + millis(settings.patience()) + " ms: tenant " + demand.tenant() + " has all " + demand.limit()
                + " in use that it may have of the pool " + settings.name()
                + ". Have its requests hold connections for less time, or raise its limit of connections.");
    }

    static PoolExhaustedException byTenant(TenantId tenant, int limit, String pool, Duration patience) {
        return new PoolExhaustedException("No connection of the pool " + pool + " within " + millis(patience)
                + " ms: tenant " + tenant + " has all " + limit
                + " in use that it may have of it. Have its requests hold connections for less time.");
    }

    static PoolExhaustedException byServer(Demand demand, PoolSettings settings) {
        return new PoolExhaustedException("No connection to " + demand.place() + " within "
                + millis(settings.patience()) + " ms: all " + demand.share() + " of the pool " + settings.name()
                + " that the server " + demand.server()
                + " may have are in use. See whether that server answers, or raise "
                + settings.boundProperty() + ".");
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
