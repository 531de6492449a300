package io.leasehold.postgres.fleet;

import java.time.Duration;

/** Something that happens while a fleet is migrated. */
public sealed interface FleetEvent {
    /** So many places are going to be migrated. */
    record WaveStarted(Wave wave, int places) implements FleetEvent {}

    /** A place has all migrations now, so many of them new to it. */
    record Done(FleetPlace place, int applied) implements FleetEvent {}

    /** A place is tried again after a pause. */
    record Retrying(FleetPlace place, String reason, int attempt, Duration pause) implements FleetEvent {}

    /** A place has not got all migrations. */
    record Failed(FleetPlace place, String reason) implements FleetEvent {}

    /** A place went away, with its tenant, before its turn came. */
    record Skipped(FleetPlace place) implements FleetEvent {}
}
