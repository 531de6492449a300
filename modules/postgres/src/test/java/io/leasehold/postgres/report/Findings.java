package io.leasehold.postgres.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.InspectionReport;
import io.leasehold.postgres.inspection.Rule;

/** Findings as an inspection could make them. */
final class Findings {
    static final Finding NO_POLICY = finding(Rule.POLICY_MISSING, "main/shared", "shared.tasks",
            "select leasehold.protect('tasks')");
    static final Finding INDEX = finding(Rule.INDEX_WITHOUT_TENANT, "main:initech", "tenant.tasks_by_day", null);
    static final Finding EXEMPT = finding(Rule.EXEMPTION, "main/control", "control.users", null);

    private Findings() {}

    static Finding finding(Rule rule, String place, String object, @Nullable String sql) {
        return new Finding(rule, place, object, "The object " + object + " is unsafe.", "Mend " + object + ".", Optional
                .ofNullable(sql));
    }

    static InspectionRun run(Finding... findings) {
        return new InspectionRun(Instant.parse("2026-11-22T12:00:00Z"), Duration.ofMillis(420),
                new InspectionReport(List
                        .of("main/control", "main/shared", "main:initech"), 41, List.of(findings)),
                List.of());
    }
}
