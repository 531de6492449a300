package io.leasehold.postgres.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what becomes of the places of a run, and tells whoever listens. */
final class FleetTally {
    private static final Logger LOG = LoggerFactory.getLogger(FleetTally.class);

    private final String target;
    private final int places;
    private final int mostFailures;
    private final FleetProgress progress;
    private final long start = System.nanoTime();
    private final List<FleetReport.Failure> failed = new ArrayList<>();
    private final List<FleetPlace> skipped = new ArrayList<>();
    private final List<FleetPlace> renewed = new ArrayList<>();
    private int migrated;
    private boolean stopped;

    FleetTally(String target, int places, int mostFailures, FleetProgress progress) {
        this.target = target;
        this.places = places;
        this.mostFailures = mostFailures;
        this.progress = progress;
    }

    synchronized void waveStarted(Wave wave, int size) {
        tell(new FleetEvent.WaveStarted(wave, size));
    }

    synchronized void retrying(FleetPlace place, String reason, int attempt, Duration pause) {
        tell(new FleetEvent.Retrying(place, reason, attempt, pause));
    }

    synchronized void migrated(FleetPlace place, int applied) {
        migrated++;
        tell(new FleetEvent.Done(place, applied));
    }

    synchronized void renewed(FleetPlace place) {
        renewed.add(place);
    }

    synchronized void skipped(FleetPlace place) {
        skipped.add(place);
        tell(new FleetEvent.Skipped(place));
    }

    synchronized void failed(FleetPlace place, int attempts, String reason) {
        failed.add(new FleetReport.Failure(place, attempts, reason));
        stopped |= failed.size() > mostFailures;
        tell(new FleetEvent.Failed(place, reason));
    }

    void unrecorded(FleetPlace place, RuntimeException e) {
        LOG.warn("That migrating {} failed could not be recorded.", place.name(), e);
    }

    synchronized int failures() {
        return failed.size();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized FleetReport report() {
        int done = migrated + failed.size() + skipped.size();
        FleetReport.Outcome outcome = places == 0
                ? FleetReport.Outcome.NOTHING_PENDING
                : done < places ? FleetReport.Outcome.STOPPED : FleetReport.Outcome.FINISHED;
        return new FleetReport(outcome, target, places, migrated, failed, skipped, renewed, elapsed());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Who listens badly does not harm the places. */
    private void tell(FleetEvent event) {
        int done = migrated + failed.size() + skipped.size();
        Optional<Duration> remaining = done == 0
                ? Optional.empty()
                : Optional.of(elapsed().multipliedBy(places - done).dividedBy(done));
        try {
            progress.on(event, new FleetCounts(places, migrated, failed.size(), skipped.size(), remaining));
        } catch (RuntimeException e) {
            LOG.warn("Whoever listens to the migration of the fleet failed at {}.", event, e);
        }
    }
}
