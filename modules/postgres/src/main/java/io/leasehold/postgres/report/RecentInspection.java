package io.leasehold.postgres.report;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

/** An inspection that is at most some seconds old: however many ask for it, and however often, one at a time looks into the database. */
public final class RecentInspection {
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final LoadingCache<String, InspectionRun> kept;

    /** @param inspector looks at all that there is to see */
    public RecentInspection(InspectionRun.Inspector<RuntimeException> inspector, Clock clock) {
        this.kept = Caffeine.newBuilder().expireAfterWrite(RECENT).ticker(() -> clock.instant().toEpochMilli()
                * 1_000_000).build(_ -> InspectionRun.of(inspector, clock));
    }

    /** What was seen a moment ago, or is seen now. */
    public InspectionRun run() {
        return kept.get("all");
    }
}
