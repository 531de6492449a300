package io.leasehold.postgres.pool;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;

/** As many permits for each tenant, in the order in which they are asked for. Nothing is kept of a tenant that has none and wants none. */
record TenantPermits(int limit, Map<TenantId, Queue> byTenant) {
    TenantPermits(int limit) {
        this(limit, new ConcurrentHashMap<>());
    }

    /** The permits of a tenant, and how many have one or wait for one. */
    record Queue(Semaphore free, int users) {
        Queue with(int more) {
            return new Queue(free, users + more);
        }
    }

    boolean tryTake(TenantId tenant, Duration patience) throws InterruptedException {
        Semaphore free = byTenant.merge(tenant, new Queue(new Semaphore(limit, true), 1), (before, _) -> before.with(1))
                .free();
        boolean taken = false;
        try {
            taken = free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            return taken;
        } finally {
            if (!taken) {
                leave(tenant, false);
            }
        }
    }

    void giveBack(TenantId tenant) {
        leave(tenant, true);
    }

    private void leave(TenantId tenant, boolean hadOne) {
        byTenant.computeIfPresent(tenant, (_, queue) -> left(queue, hadOne));
    }

    private static @Nullable Queue left(Queue queue, boolean hadOne) {
        if (hadOne) {
            queue.free().release();
        }
        return queue.users() == 1 ? null : queue.with(-1);
    }
}
