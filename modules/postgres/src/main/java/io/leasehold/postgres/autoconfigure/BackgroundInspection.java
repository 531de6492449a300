package io.leasehold.postgres.autoconfigure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

import io.leasehold.postgres.fleet.FleetInspection;
import io.leasehold.postgres.fleet.Places;
import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.Severity;

/** Looks once at own schemas and own databases when the application serves: to look before would make its start as slow as it has tenants. */
final class BackgroundInspection implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundInspection.class);
    private static final Logger SECURITY = LoggerFactory.getLogger("io.leasehold.security");
    private static final Marker ALERT = MarkerFactory.getMarker("SECURITY_ALERT");

    private final FleetInspection fleet;
    private final Places places;
    private final InspectionProperties properties;
    private final CountDownLatch end = new CountDownLatch(1);

    BackgroundInspection(FleetInspection fleet, Places places, InspectionProperties properties) {
        this.fleet = fleet;
        this.places = places;
        this.properties = properties;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Thread.ofPlatform().daemon().name("leasehold-inspection").start(this::inspect);
    }

    private void inspect() {
        try {
            if (!end.await(properties.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                fleet.ofOwn(places.all(), this::reports);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (end.getCount() > 0) {
                LOG.warn("Own schemas and own databases could not be inspected; nobody knows whether they are safe. "
                        + "Look at them by `leasehold inspect`.", e);
            }
        }
    }

    private boolean reports(InspectionReport report) {
        if (end.getCount() > 0) {
            report.atLeast(Severity.ERROR).forEach(BackgroundInspection::report);
        }
        try {
            return !end.await(properties.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void report(Finding finding) {
        if (finding.rule() == Rule.NOT_INSPECTED) {
            // Of a tenant that is just being dropped, say: nothing is known to be unsafe.
            LOG.warn("{}: {} {}", finding.place(), finding.problem(), finding.remedy());
        } else {
            SECURITY.error(ALERT, "{}: {} {} {}", finding.place(), finding.problem(), finding.remedy(), finding.sql()
                    .orElse(""));
        }
    }

    @Override
    public void destroy() {
        end.countDown();
    }
}
