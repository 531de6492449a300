package io.leasehold.postgres.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.leasehold.postgres.fleet.FleetSettings;

/**
 * How the places of all tenants are migrated.
 *
 * @param migrateAtStart whether an application migrates them in the background after its start; by default only upon the embedded server
 * @param connections how many places are worked on at the same time
 * @param connectionsPerServer how many of them on one server
 * @param lockTimeout how long a migration waits for what requests hold
 * @param attempts how often a place is tried when a lock or the connection was the trouble
 * @param pause before the second attempt; each further pause is twice as long
 * @param canaries slugs of tenants that go first
 * @param firstWavePercent how many of the other places go before the rest
 * @param mostFailures a run stops when more places than this have failed
 * @param mostFailuresPercent a run stops after a wave in which a larger share has failed, and three places at least where they are not canaries
 */
@ConfigurationProperties("leasehold.fleet")
public record FleetProperties(@Nullable Boolean migrateAtStart,
        @DefaultValue("4") int connections,
        @DefaultValue("4") int connectionsPerServer,
        @DefaultValue("2s") Duration lockTimeout,
        @DefaultValue("5") int attempts,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue List<String> canaries,
        @DefaultValue("10") int firstWavePercent,
        @DefaultValue("10") int mostFailures,
        @DefaultValue("10") int mostFailuresPercent) {
    /** What migrates places by these. */
    public FleetSettings settings() {
        return new FleetSettings(connections, connectionsPerServer, lockTimeout, attempts, pause, canaries,
                firstWavePercent,
                mostFailures, mostFailuresPercent);
    }
}
