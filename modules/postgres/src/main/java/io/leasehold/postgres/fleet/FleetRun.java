package io.leasehold.postgres.fleet;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.leasehold.postgres.Servers;

/** One run: wave after wave, until all are through or too much went wrong. */
final class FleetRun {
    private final Servers servers;
    private final Places places;
    private final PlaceMigrator migrator;
    private final FleetSettings settings;
    private final FleetTally tally;

    FleetRun(Servers servers, Places places, PlaceMigrator migrator, FleetSettings settings, FleetTally tally) {
        this.servers = servers;
        this.places = places;
        this.migrator = migrator;
        this.settings = settings;
        this.tally = tally;
    }

    void wave(Wave wave, List<FleetPlace> of) {
        if (tally.isStopped()) {
            return;
        }
        int before = tally.failures();
        tally.waveStarted(wave, of.size());
        work(new WorkQueue(of, settings.connectionsPerServer()), Math.min(settings.connections(), of.size()));
        if (wave.isTooMuch(tally.failures() - before, of.size(), settings)) {
            tally.stop();
        }
    }

    private void work(WorkQueue queue, int workers) {
        CountDownLatch working = new CountDownLatch(workers);
        for (int i = 0; i < workers; i++) {
            FleetWorker worker = new FleetWorker(queue, servers, places, migrator, settings, tally);
            Thread.ofVirtual().name("leasehold-fleet-" + i).start(() -> {
                try (worker) {
                    worker.run();
                } finally {
                    working.countDown();
                }
            });
        }
        awaitAll(working, queue);
    }

    /** What is under way when somebody interrupts is brought to an end. */
    private void awaitAll(CountDownLatch working, WorkQueue queue) {
        boolean interrupted = false;
        while (true) {
            try {
                working.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                tally.stop();
                queue.stop();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
