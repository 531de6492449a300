package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.stream.Collectors;

import io.leasehold.postgres.StartUpException;

/** A database would not keep tenants apart, so nothing is started upon it. */
public final class UnsafeDatabaseException extends StartUpException {
    private final transient List<Finding> findings;

    UnsafeDatabaseException(List<Finding> findings) {
        super(problems(findings), remedies(findings), null);
        this.findings = List.copyOf(findings);
    }

    private static String problems(List<Finding> findings) {
        String first = findings.getFirst().problem();
        return findings.size() == 1
                ? first
                : first + findings.stream().skip(1).map(finding -> "\n- " + finding.problem())
                        .collect(Collectors.joining("", "\n\nThis was found too:", ""));
    }

    private static String remedies(List<Finding> findings) {
        List<String> remedies = findings.stream().map(finding -> finding.remedy() + finding.sql().map(
                sql -> " Run: " + sql).orElse("")).distinct().toList();
        return String.join("\n- ", remedies);
    }

    /** All that was found. */
    public List<Finding> findings() {
        return findings;
    }
}
