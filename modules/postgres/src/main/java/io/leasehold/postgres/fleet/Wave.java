package io.leasehold.postgres.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.leasehold.core.Placement;

/** Places that are migrated together; the next wave goes when this one went well. */
public enum Wave {
    /** Tenants that agreed to be first. */
    CANARY,
    /** A few others, of all kinds. */
    FIRST,
    /** All that are left. The tables that tenants share are among these: most depend on them. */
    REST,
    /** Places at which the last try failed, lest they hold up the others once more. Canaries are not among these. */
    FAILED_BEFORE;

    /** Whether so many failures in it mean that something is wrong with the migrations, and not with single places. */
    boolean isTooMuch(int failed, int size, FleetSettings settings) {
        boolean aboveShare = failed * 100L > (long) settings.mostFailuresPercent() * size;
        return switch (this) {
            case CANARY -> aboveShare;
            case FIRST, REST -> aboveShare && failed >= FleetSettings.FEWEST_FAILURES_OF_A_SHARE;
            case FAILED_BEFORE -> false;
        };
    }

    static Map<Wave, List<FleetPlace>> of(List<FleetPlace> pending, FleetSettings settings) {
        List<FleetPlace> canaries = new ArrayList<>();
        List<FleetPlace> shared = new ArrayList<>();
        List<FleetPlace> others = new ArrayList<>();
        List<FleetPlace> failed = new ArrayList<>();
        for (FleetPlace place : pending) {
            boolean first = place.canary() || (place.slug() != null && settings.canaries().contains(place.slug()));
            boolean isShared = place.placement() instanceof Placement.SharedTables;
            (first ? canaries : place.failedBefore() ? failed : isShared ? shared : others).add(place);
        }
        // Names begin with servers and ages; their hashes mix them, and always in the same way.
        others.sort(Comparator.comparingInt((FleetPlace place) -> place.name().hashCode() * 0x9E3779B9).thenComparing(
                FleetPlace::name));
        int few = Math.ceilDiv(others.size() * settings.firstWavePercent(), 100);
        List<FleetPlace> rest = new ArrayList<>(shared);
        rest.addAll(others.subList(few, others.size()));
        Map<Wave, List<FleetPlace>> waves = new EnumMap<>(Wave.class);
        waves.put(CANARY, canaries);
        waves.put(FIRST, List.copyOf(others.subList(0, few)));
        waves.put(REST, rest);
        waves.put(FAILED_BEFORE, failed);
        waves.values().removeIf(List::isEmpty);
        return waves;
    }
}
