package io.leasehold.postgres.report;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Rule;

import static io.leasehold.postgres.report.Findings.INDEX;
import static io.leasehold.postgres.report.Findings.NO_POLICY;
import static io.leasehold.postgres.report.Findings.run;
import static org.assertj.core.api.Assertions.assertThat;

class SqlReportTests {
    @Test
    void isAScriptPlaceByPlace() {
        assertThat(SqlReport.of(run(INDEX, NO_POLICY)))
                .isEqualTo("""
                           -- Remedies of what an inspection found. Read each before you run it.

                           -- In main/shared:

                           -- policy-missing: The object shared.tasks is unsafe.
                           select leasehold.protect('tasks');

                           -- In main:initech:

                           -- index-without-tenant: The object tenant.tasks_by_day is unsafe.
                           -- Mend tenant.tasks_by_day.""");
    }

    @Test
    void canBeRunInOneGo() {
        assertThat(SqlReport.of(run(finding(Rule.POLICY_MISSING), finding(Rule.COLUMN_TYPE), finding(
                Rule.LINK_UNPROTECTED), finding(Rule.COLUMN_MISSING), finding(Rule.PUBLICATION))).lines().filter(
                        line -> line.contains(": The object"))
                .map(line -> line.replaceAll("-- |:.*", "")))
                .containsExactly("publication", "column-missing", "link-unprotected", "column-type", "policy-missing");
    }

    private static Finding finding(Rule rule) {
        return Findings.finding(rule, "main/shared", "shared.tasks", null);
    }

    @Test
    void letsNoNameEndAComment() {
        String script = SqlReport
                .of(run(Findings.finding(Rule.COLUMN_MISSING, "a\nb", "x\n; drop table y;\r\n--", null)));

        assertThat(script.lines()).allSatisfy(line -> assertThat(line).matches("(--.*)?"));
    }
}
