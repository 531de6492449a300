package io.leasehold.postgres.inspection;

import java.util.Comparator;
import java.util.List;

/**
 * What an inspection looked at, and what it found.
 *
 * @param places databases and schemas that were looked at, as people call them
 * @param tables how many tables were looked at in them
 * @param findings the most severe first
 */
public record InspectionReport(List<String> places, int tables, List<Finding> findings) {
    public InspectionReport {
        places = List.copyOf(places);
        findings = findings.stream().sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(
                Finding::rule).thenComparing(Finding::place).thenComparing(Finding::object)).toList();
    }

    /** The findings that matter this much or more. */
    public List<Finding> atLeast(Severity severity) {
        return findings.stream().filter(finding -> finding.severity().compareTo(severity) >= 0).toList();
    }
}
