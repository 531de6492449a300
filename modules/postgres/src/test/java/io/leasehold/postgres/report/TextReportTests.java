package io.leasehold.postgres.report;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.inspection.Finding;
import io.leasehold.postgres.inspection.Rule;

import static io.leasehold.postgres.report.Findings.EXEMPT;
import static io.leasehold.postgres.report.Findings.INDEX;
import static io.leasehold.postgres.report.Findings.NO_POLICY;
import static io.leasehold.postgres.report.Findings.run;
import static org.assertj.core.api.Assertions.assertThat;

class TextReportTests {
    private final TextReport report = new TextReport(false, true);

    @Test
    void beginsWithTheMostSevereAndEndsWithTheSum() {
        assertThat(report.of(run(EXEMPT, INDEX, NO_POLICY)))
                .isEqualTo("""
                           ERROR  shared.tasks  in main/shared  [policy-missing]
                               The object shared.tasks is unsafe.
                               Mend shared.tasks.

                                   select leasehold.protect('tasks')

                           WARNING  tenant.tasks_by_day  in main:initech  [index-without-tenant]
                               The object tenant.tasks_by_day is unsafe.
                               Mend tenant.tasks_by_day.

                           NOTE  control.users  in main/control  [exemption]
                               The object control.users is unsafe.
                               Mend control.users.

                           3 places and 41 tables looked at in 0.4 s: 1 error, 1 warning, 1 note.""");
    }

    @Test
    void saysWhatWasLookedAtWhereNothingWasFound() {
        assertThat(report.of(run())).isEqualTo("3 places and 41 tables looked at in 0.4 s: nothing unsafe found.");
    }

    @Test
    void tellsOfWhatIsNoFaultOnlyWhereThatIsWanted() {
        assertThat(new TextReport(false, false).of(run(EXEMPT, INDEX))).doesNotContain("control.users").endsWith(
                "1 warning, 1 note.");
    }

    @Test
    void tellsOnceOfWhatIsTheSameInThePlacesOfManyTenants() {
        Finding[] many = IntStream.range(0, 5)
                .mapToObj(i -> Findings.finding(Rule.SECURITY_DISABLED, "main/t_" + i, "t_"
                        + i + ".tasks", null))
                .toArray(Finding[]::new);

        assertThat(report.of(run(many))).containsOnlyOnce("[security-disabled]").contains(
                "The same in main/t_1, main/t_2, main/t_3 and 1 more place.", "5 errors").doesNotContain("t_1.tasks");
        assertThat(report.of(run(NO_POLICY, Findings.finding(Rule.POLICY_MISSING, "main/shared", "shared.products",
                null)))).contains("ERROR  shared.tasks", "ERROR  shared.products");
    }

    @Test
    void countsTheKindsWhereThereAreManyFindings() {
        Finding[] many = IntStream.range(0, 11)
                .mapToObj(i -> Findings.finding(Rule.SECURITY_DISABLED, "shop", "public.t"
                        + i, null))
                .toArray(Finding[]::new);

        assertThat(report.of(run(many)))
                .contains("     11  error    Row-level security is not enabled [security-disabled]");
    }

    @Test
    void letsNoNameSteerTheTerminalOrLookLikeAnotherFinding() {
        String name = "evil\u001b[2J\u202e\nERROR  public.innocent";

        String text = report
                .of(run(Findings.finding(Rule.COLUMN_MISSING, "a\rb", name, "drop table \"evil\u001b[2J\"")));

        assertThat(text).doesNotContain("\u001b", "\u202e", "\r", "\nERROR  public.innocent").contains("evil\uFFFD[2J");
    }

    @Test
    void isColouredOnlyWhereThatIsWanted() {
        assertThat(new TextReport(true, true).of(run(NO_POLICY))).contains("\u001b[1;31mERROR");
        assertThat(report.of(run(NO_POLICY))).doesNotContain("\u001b");
    }
}
