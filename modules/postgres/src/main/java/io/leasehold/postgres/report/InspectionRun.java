package io.leasehold.postgres.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.Severity;

/**
 * An inspection that took place.
 *
 * @param at when it ended
 * @param took for how long it looked
 * @param report what it found, without what was waived
 * @param waived what somebody has decided to live with
 */
public record InspectionRun(Instant at, Duration took, InspectionReport report, List<Finding> waived) {
    public InspectionRun {
        waived = List.copyOf(waived);
    }

    /** Somebody who looks. */
    @FunctionalInterface
    public interface Inspector<E extends Exception> {
        /** Looks, and reports. */
        InspectionReport inspect() throws E;
    }

    /** Inspects now. */
    public static <E extends Exception> InspectionRun of(Inspector<E> inspector, Clock clock) throws E {
        Instant begin = clock.instant();
        InspectionReport report = inspector.inspect();
        Instant end = clock.instant();
        return new InspectionRun(end, Duration.between(begin, end), report, List.of());
    }

    /** The same without the findings that somebody has decided to live with. */
    public InspectionRun without(List<Waiver> waivers) {
        List<Finding> left = new ArrayList<>();
        List<Finding> lived = new ArrayList<>(waived);
        for (Finding finding : report.findings()) {
            (waivers.stream().anyMatch(waiver -> waiver.covers(finding)) ? lived : left).add(finding);
        }
        return new InspectionRun(at, took, new InspectionReport(report.places(), report.tables(), left), lived);
    }

    /** How many findings there are of each severity. */
    public Map<Severity, Long> counts() {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, report.findings().stream().filter(finding -> finding.severity() == severity).count());
        }
        return counts;
    }

    /** Whether something was looked at, and nothing that should have been was not. */
    public boolean sawEverything() {
        return report.tables() > 0 && report.findings().stream().noneMatch(finding -> finding
                .rule() == Rule.NOT_INSPECTED);
    }
}
