package io.leasehold.postgres.fleet;

import java.time.Duration;
import java.util.List;

/**
 * How a fleet is migrated.
 *
 * @param connections how many places are worked on at the same time
 * @param connectionsPerServer how many of them on one server
 * @param lockTimeout how long a statement waits for what requests hold; while it waits, requests wait behind it
 * @param attempts how often a place is tried when a lock or the connection was the trouble
 * @param pause before the second attempt; each further pause is twice as long
 * @param canaries slugs of tenants that go first, besides those that the directory marks
 * @param firstWavePercent how many of the other places go before the rest
 * @param mostFailures a run stops when more places than this have failed
 * @param mostFailuresPercent a run stops after a wave in which a larger share has failed: of canaries any number, of others
 *        {@value #FEWEST_FAILURES_OF_A_SHARE} at least; places that failed the last time do not count
 */
public record FleetSettings(int connections, int connectionsPerServer, Duration lockTimeout, int attempts,
        Duration pause,
        List<String> canaries, int firstWavePercent, int mostFailures, int mostFailuresPercent) {
    /** In a wave that is not of canaries fewer failures than these are the trouble of single places, however small the wave is. */
    public static final int FEWEST_FAILURES_OF_A_SHARE = 3;

    /** What is right unless somebody knows better. */
    public static final FleetSettings USUAL = new FleetSettings(4, 4, Duration.ofSeconds(2), 5, Duration.ofMillis(200),
            List
                    .of(),
            10, 10, 10);

    public FleetSettings {
        canaries = List.copyOf(canaries);
        if (connections < 1 || connectionsPerServer < 1 || attempts < 1) {
            throw new IllegalArgumentException("A fleet cannot be migrated with " + connections + " connections, "
                    + connectionsPerServer + " for each server, and " + attempts
                    + " attempts: each has to be 1 at least.");
        }
    }

    /** With other numbers of connections. */
    public FleetSettings withConnections(int all, int perServer) {
        return new FleetSettings(all, perServer, lockTimeout, attempts, pause, canaries, firstWavePercent, mostFailures,
                mostFailuresPercent);
    }

    /** With these tenants first, by their slugs. */
    public FleetSettings withCanaries(List<String> slugs) {
        return new FleetSettings(connections, connectionsPerServer, lockTimeout, attempts, pause, slugs,
                firstWavePercent,
                mostFailures, mostFailuresPercent);
    }

    /** With other patience: a lock timeout, a number of attempts, and the first pause between two. */
    public FleetSettings withPatience(Duration timeout, int tries, Duration firstPause) {
        return new FleetSettings(connections, connectionsPerServer, timeout, tries, firstPause, canaries,
                firstWavePercent,
                mostFailures, mostFailuresPercent);
    }

    /** With another threshold of failures. */
    public FleetSettings withMostFailures(int number, int percent) {
        return new FleetSettings(connections, connectionsPerServer, lockTimeout, attempts, pause, canaries,
                firstWavePercent, number, percent);
    }
}
