package io.leasehold.postgres.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.inspection.Rule;

import static io.leasehold.postgres.report.Findings.INDEX;
import static io.leasehold.postgres.report.Findings.NO_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WaiverTests {
    @Test
    void coversARuleOrARuleAtSomeObjects() {
        assertThat(Waiver.parse("index-without-tenant").covers(INDEX)).isTrue();
        assertThat(Waiver.parse("index-without-tenant").covers(NO_POLICY)).isFalse();
        assertThat(Waiver.parse("index-without-tenant:*.tasks_*").covers(INDEX)).isTrue();
        assertThat(Waiver.parse("index-without-tenant:tenant.tasks").covers(INDEX)).as("a part of the name").isFalse();
        assertThat(Waiver.parse("index-without-tenant:tenant.tasks.by.day").covers(INDEX)).as("no expression")
                .isFalse();
    }

    @Test
    void takesFindingsOutOfTheReportAndKeepsThemInSight() {
        InspectionRun run = Findings.run(NO_POLICY, INDEX).without(List.of(Waiver.parse("policy-missing")));

        assertThat(run.report().findings()).containsExactly(INDEX);
        assertThat(run.waived()).containsExactly(NO_POLICY);
        assertThat(new TextReport(false, true).summary(run)).endsWith("1 warning (1 ignored).");
        assertThat(InspectionAnswer.of(run).ignored()).extracting(InspectionAnswer.Item::rule).containsExactly(
                "policy-missing");
    }

    @Test
    void isForRulesThatThereAre() {
        assertThatThrownBy(() -> Waiver.parse("policy-misssing")).hasMessageContaining("policy-missing,");
    }

    @Test
    void isNotForWhatNobodyLookedAt() {
        assertThatThrownBy(() -> Waiver.parse(Rule.NOT_INSPECTED.id())).hasMessageContaining("cannot be ignored");
    }
}
