package io.leasehold.postgres.fleet;

import java.time.Duration;
import java.util.List;

/**
 * What came of a run.
 *
 * @param target the fingerprint that every place was to have
 * @param places how many were pending
 * @param migrated how many have it now
 * @param failed which do not, and why
 * @param skipped which went away meanwhile, with their tenants
 * @param renewed those upon which the functions of Leasehold in their database turned out older than this version's, and were renewed for all that are there
 * @param took from the first question to the last answer
 */
public record FleetReport(Outcome outcome, String target, int places, int migrated, List<Failure> failed,
        List<FleetPlace> skipped, List<FleetPlace> renewed, Duration took) {
    /** How a run ended. */
    public enum Outcome {
        /** Every place had everything. */
        NOTHING_PENDING,
        /** Every place was tried. */
        FINISHED,
        /** Too many failed, or somebody interrupted it; the places that were not tried are as they were. */
        STOPPED
    }

    /**
     * A place that has not got all migrations.
     *
     * @param attempts how often it was tried
     * @param reason in one line
     */
    public record Failure(FleetPlace place, int attempts, String reason) {}

    public FleetReport {
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
        renewed = List.copyOf(renewed);
    }

    /** Whether every place that is still there has everything. */
    public boolean isComplete() {
        return outcome != Outcome.STOPPED && failed.isEmpty();
    }

    /** How many places were not tried. */
    public int untouched() {
        return places - migrated - failed.size() - skipped.size();
    }
}
