package io.leasehold.postgres.fleet;

/** Hears what happens during a run; one call at a time. */
@FunctionalInterface
public interface FleetProgress {
    /** For those who only want the report. */
    FleetProgress SILENT = (_, _) -> {};

    /** Something happened, after which the counts are these. Has to be quick: the places wait. */
    void on(FleetEvent event, FleetCounts counts);
}
