package io.leasehold.platform.throttle;

import java.time.Duration;

/** So many attempts in so long a time, of which any that were not made come back evenly. */
public record Limit(int attempts, Duration period) {
    public Limit {
        if (attempts < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A limit of " + attempts + " attempts in " + period
                    + " lets nobody in. Give at least one attempt, and a period.");
        }
    }
}
