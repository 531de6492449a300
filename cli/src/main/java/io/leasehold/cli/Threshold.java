package io.leasehold.cli;

import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;
import io.leasehold.postgres.inspection.Severity;

/** From which severity on a finding fails a build. */
enum Threshold {
    /** What lets a tenant reach another's rows. */
    ERROR,
    /** What is one step away from that, too. */
    WARNING,
    /** Everything. */
    NOTE,
    /** Nothing: only look. */
    NEVER;

    /** Not by places that were not looked at: nobody knows whether they are safe. */
    boolean isReached(InspectionReport report) {
        return switch (this) {
            case ERROR -> isReached(report, Severity.ERROR);
            case WARNING -> isReached(report, Severity.WARNING);
            case NOTE -> isReached(report, Severity.NOTE);
            case NEVER -> false;
        };
    }

    private static boolean isReached(InspectionReport report, Severity severity) {
        return report.atLeast(severity).stream().anyMatch(finding -> finding.rule() != Rule.NOT_INSPECTED);
    }
}
