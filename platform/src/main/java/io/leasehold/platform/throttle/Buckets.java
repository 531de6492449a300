package io.leasehold.platform.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** One bucket of attempts for each key, in the memory of this node, and for a bounded number of keys. */
final class Buckets {
    private static final int MOST_KEYS = 100_000;

    private final LoadingCache<String, Bucket> buckets;

    Buckets(Limit limit, Clock clock) {
        TimeMeter time = new ClockTime(clock);
        this.buckets = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterAccess(limit.period()).ticker(
                (Ticker) time::currentTimeNanos).build(
                        key -> Bucket.builder().addLimit(bandwidth -> bandwidth.capacity(
                                limit.attempts()).refillGreedy(limit.attempts(), limit.period()))
                                .withCustomTimePrecision(time)
                                .build());
    }

    /** Takes an attempt; zero when there was one, else how long it takes until there is. */
    Duration take(String key) {
        return Duration.ofNanos(buckets.get(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    void giveBack(String key) {
        buckets.get(key).addTokens(1);
    }

    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
