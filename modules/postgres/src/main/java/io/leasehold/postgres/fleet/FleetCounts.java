package io.leasehold.postgres.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param remaining how long the rest takes if it goes on like this; unknown at the beginning
 */
public record FleetCounts(int places, int migrated, int failed, int skipped, Optional<Duration> remaining) {
    /** How many places are done with, well or not. */
    public int done() {
        return migrated + failed + skipped;
    }
}
