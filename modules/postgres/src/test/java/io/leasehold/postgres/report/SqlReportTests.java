package io.leasehold.postgres.report;

import org.junit.jupiter.api.Test;

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
    void letsNoNameEndAComment() {
        String script = SqlReport
                .of(run(Findings.finding(Rule.COLUMN_MISSING, "a\nb", "x\n; drop table y;\r\n--", null)));

        assertThat(script.lines()).allSatisfy(line -> assertThat(line).matches("(--.*)?"));
    }
}
