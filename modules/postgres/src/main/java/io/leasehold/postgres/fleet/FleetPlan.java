package io.leasehold.postgres.fleet;

import java.util.List;
import java.util.Map;

/**
 * What a run would do.
 *
 * @param target the fingerprint that every place is to have
 * @param migrations how many migrations that stands for
 * @param waves the places in the order in which they would be migrated; empty when nothing is pending
 */
public record FleetPlan(String target, int migrations, Map<Wave, List<FleetPlace>> waves) {
    /** How many places are pending. */
    public int places() {
        return waves.values().stream().mapToInt(List::size).sum();
    }
}
