package io.leasehold.postgres.pool;

import java.util.concurrent.locks.Condition;

import org.jspecify.annotations.Nullable;

/** Somebody with a demand, in the queue and afterwards until the connection is ready. Guarded by the pool's lock. */
final class Waiter {
    final Demand demand;
    /** Where it waits; null as long as it does not have to. */
    @Nullable
    Condition served;
    boolean granted;
    /** What was granted: this connection, as it is or in whose place another may be opened; null for a new one. */
    @Nullable
    Member member;
    /** Whether its place was evicted meanwhile. */
    boolean evicted;

    Waiter(Demand demand) {
        this.demand = demand;
    }

    void grant(@Nullable Member granting) {
        granted = true;
        member = granting;
        wake();
    }

    void wake() {
        if (served != null) {
            served.signal();
        }
    }
}
