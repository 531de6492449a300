package io.leasehold.postgres.pool;

import java.util.concurrent.locks.Condition;

import org.jspecify.annotations.Nullable;

/** Somebody with a demand, in the queue and afterwards until the connection is ready. Guarded by the pool's lock. */
final class Waiter {
    final Demand demand;
    final Condition served;
    boolean granted;
    /** What was granted: this connection, as it is or in whose place another may be opened; null for a new one. */
    @Nullable
    Member member;
    /** Whether its place was evicted meanwhile. */
    boolean evicted;

    Waiter(Demand demand, Condition served) {
        this.demand = demand;
        this.served = served;
    }

    void grant(@Nullable Member granting) {
        granted = true;
        member = granting;
        served.signal();
    }
}
