package io.leasehold.postgres.pool;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;

/** How many connections of a pool each tenant has, and how many are used on each server. Guarded by the pool's lock. */
final class Shares {
    private final Map<TenantId, Integer> tenants = new HashMap<>();
    private final Map<String, Integer> servers = new HashMap<>();

    boolean leaveRoomFor(Demand demand) {
        return hasTenantRoom(demand) && hasServerRoom(demand);
    }

    boolean hasTenantRoom(Demand demand) {
        return demand.tenant() == null || tenants.getOrDefault(demand.tenant(), 0) < demand.limit();
    }

    boolean hasServerRoom(Demand demand) {
        return servers.getOrDefault(demand.server(), 0) < demand.share();
    }

    void take(Demand demand) {
        count(demand, 1);
    }

    void giveBack(Demand demand) {
        count(demand, -1);
    }

    private void count(Demand demand, int change) {
        if (demand.tenant() != null) {
            tenants.merge(demand.tenant(), change, Shares::sum);
        }
        servers.merge(demand.server(), change, Shares::sum);
    }

    private static @Nullable Integer sum(int before, int change) {
        return before + change == 0 ? null : before + change;
    }
}
