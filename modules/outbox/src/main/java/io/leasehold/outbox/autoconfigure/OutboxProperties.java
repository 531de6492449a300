package io.leasehold.outbox.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.leasehold.outbox.OutboxSettings;

/**
 * How events are published.
 *
 * @param enabled Whether this node publishes events. One that does not still writes them, for others to publish.
 * @param threads Number of tenants that are worked for at the same time.
 * @param batchSize Number of events that a tenant may publish before it is another's turn.
 * @param lease How long claimed events are kept from other nodes.
 * @param sweepInterval How often to look for events that were left behind.
 * @param retryDelay Pause after the first failure. Doubles with each further one.
 * @param maxRetryDelay Longest pause after a failure.
 * @param keepPublished How long published events are kept.
 * @param stopTimeout How long a listener may go on when the application stops.
 * @param markLife How long before their commit transactions may write events in a schema or database of the tenant's own.
 * @param lookAfter How often to look into the outbox of a tenant with a schema or database of its own, while it is marked.
 */
@ConfigurationProperties("leasehold.outbox")
public record OutboxProperties(@DefaultValue("true") boolean enabled, @DefaultValue("2") int threads,
        @DefaultValue("20") int batchSize, @DefaultValue("1m") Duration lease,
        @DefaultValue("5s") Duration sweepInterval,
        @DefaultValue("1s") Duration retryDelay, @DefaultValue("1h") Duration maxRetryDelay,
        @DefaultValue("7d") Duration keepPublished, @DefaultValue("10s") Duration stopTimeout,
        @DefaultValue("10m") Duration markLife, @DefaultValue("1m") Duration lookAfter) {
    OutboxSettings settings() {
        return new OutboxSettings(threads, batchSize, lease, sweepInterval, retryDelay, maxRetryDelay, keepPublished,
                stopTimeout, lookAfter);
    }
}
