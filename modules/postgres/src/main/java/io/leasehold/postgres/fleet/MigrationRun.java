package io.leasehold.postgres.fleet;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One run over the fleet, as it was recorded.
 *
 * @param finishedAt null while it runs, or when it died
 * @param target the fingerprint that every place was to have
 * @param places how many were pending when it began
 */
public record MigrationRun(UUID id, Instant startedAt, @Nullable Instant finishedAt, String startedBy, String target,
        State state, int places, int migrated, int failed, int skipped) {
    /** How a run ended, or that it has not. */
    public enum State {
        /** At work, or dead and not noticed yet: the next run notices. */
        RUNNING,
        /** Every place was tried. */
        FINISHED,
        /** Ended early. */
        STOPPED
    }
}
