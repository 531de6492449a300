package io.leasehold.postgres.pool;

import java.time.Duration;

/**
 * How a pool behaves.
 *
 * @param name for messages, metrics and {@code pg_stat_activity}
 * @param boundProperty where the bound is set, for messages
 * @param bound how many connections there are at most, counted from before they are opened until after they are closed
 * @param patience how long somebody waits for a connection
 * @param idleTimeout when a connection that nobody takes is closed
 * @param kept how many of them stay nevertheless
 * @param maxLifetime when a connection is closed at the latest, a tenth more or less
 * @param schemas how many schemas a connection serves before it is closed, since its backend remembers each of them
 */
public record PoolSettings(String name, String boundProperty, int bound, Duration patience, Duration idleTimeout,
        int kept,
        Duration maxLifetime, int schemas) {
    public PoolSettings {
        if (bound < 1 || schemas < 1) {
            throw new IllegalArgumentException("The pool " + name + " cannot work with " + bound + " connections for "
                    + schemas + " schemas each: both have to be at least 1. Raise " + boundProperty + ".");
        }
    }
}
