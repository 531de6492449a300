package io.leasehold.postgres.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

import io.leasehold.postgres.fleet.FleetBusyException;
import io.leasehold.postgres.fleet.FleetMigration;
import io.leasehold.postgres.fleet.FleetProgress;
import io.leasehold.postgres.fleet.FleetReport;

/** Migrates the fleet when the application is up, without anybody waiting for it, and says in the log what came of it. */
final class MigrationAtStart implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationAtStart.class);

    private final FleetMigration fleet;
    private final boolean wanted;
    private @Nullable Thread running;

    MigrationAtStart(FleetMigration fleet, boolean wanted) {
        this.fleet = fleet;
        this.wanted = wanted;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!wanted) {
            return;
        }
        running = Thread.ofVirtual().name("leasehold-fleet").start(this::migrate);
    }

    private void migrate() {
        try {
            tell(fleet.run("application start", FleetProgress.SILENT));
        } catch (FleetBusyException e) {
            LOG.info("{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The places of tenants were not migrated: {}", e.getMessage(), e);
        }
    }

    private static void tell(FleetReport report) {
        switch (report.outcome()) {
            case NOTHING_PENDING -> LOG.info("All places of tenants have every migration.");
            case FINISHED,
                    STOPPED ->
                LOG.info("Migrated {} of {} places of tenants in {} ms; {} failed, {} were not tried.",
                        report.migrated(), report.places(), report.took().toMillis(), report.failed().size(),
                        report.untouched());
        }
        report.failed()
                .forEach(failure -> LOG.error("Migrating {} failed: {}", failure.place().name(), failure.reason()));
    }

    /** What is under way is brought to an end; the next run goes on. */
    @Override
    public void destroy() throws InterruptedException {
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }
}
