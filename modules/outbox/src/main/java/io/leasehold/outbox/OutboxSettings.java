package io.leasehold.outbox;

import java.time.Duration;

/**
 * How the outbox is emptied.
 *
 * @param threads how many tenants are worked for at the same time
 * @param batchSize how many events a tenant may publish before it is another's turn
 * @param lease for how long claimed events are kept from other nodes
 * @param sweepInterval how often is looked for events that were left behind
 * @param retryDelay pause after the first failure; doubles with each further one
 * @param maxRetryDelay longest pause after a failure
 * @param keepPublished for how long published events are kept
 * @param stopTimeout how long a listener may go on when the application stops
 * @param lookAfter how often is looked into the outbox of a tenant that has one of its own and events lately
 */
public record OutboxSettings(int threads, int batchSize, Duration lease, Duration sweepInterval, Duration retryDelay,
        Duration maxRetryDelay, Duration keepPublished, Duration stopTimeout,
        Duration lookAfter) {
    private static final int MOST_DOUBLINGS = 20;

    /** The pause after an event has failed, {@code earlierFailures} times before. */
    Duration pauseAfter(int earlierFailures) {
        Duration pause = retryDelay.multipliedBy(1L << Math.min(earlierFailures, MOST_DOUBLINGS));
        return pause.compareTo(maxRetryDelay) < 0 ? pause : maxRetryDelay;
    }

    /** The pause after a sweep has got no answer, with the pause after the one before. */
    Duration pauseAfterUnanswered(Duration last) {
        Duration pause = last.multipliedBy(2);
        return pause.compareTo(lookAfter) < 0 ? pause : lookAfter;
    }
}
