package io.leasehold.testkit.statements;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MarkTests {
    private static final StackTraceElement LINE = new StackTraceElement("com.acme.orders.OrderRepository", "find",
            "OrderRepository.java", 42);

    @Test
    void excusesAStatementThatSaysWhy() {
        LintReport report = report("select /* leasehold:cross-tenant operators list all */ id from tasks");

        assertThat(report.faults()).isEmpty();
        assertThat(report.marked()).isOne();
        assertThat(report("select id -- leasehold:ambient the binding holds\nfrom tasks").faults()).isEmpty();
        assertThat(report("/* leasehold:ambient nobody can read this */ copy tasks from stdin").faults()).isEmpty();
    }

    @Test
    void wantsAReason() {
        assertThat(problems("select /* leasehold:ambient */ id from tasks")).anyMatch(problem -> problem.what()
                .contains("gives no reason"));
        assertThat(problems("select /* leasehold:whatever it is right */ id from tasks")).anyMatch(problem -> problem
                .what().contains("unknown"));
        assertThatThrownBy(() -> LintSettings.leasehold().ambientIn("com.acme", " ")).hasMessageContaining(
                "needs a reason");
    }

    @Test
    void reportsAMarkThatIsNotNeeded() {
        assertThat(problems("select /* leasehold:ambient once it was */ id from tasks where tenant_id = ?"))
                .singleElement().extracting(Problem::what).asString().contains("not needed");
        assertThat(problems("select /* leasehold:ambient once it was */ 1")).hasSize(1);
    }

    @Test
    void takesNoMarkFromALiteral() {
        assertThat(problems("select '/* leasehold:ambient ha */' from tasks")).hasSize(1);
        assertThat(problems("select $$/* leasehold:ambient ha */$$ from tasks")).hasSize(1);
        assertThat(problems("select E'\\'/* leasehold:ambient ha */' from tasks")).hasSize(1);
        assertThat(problems("select \"/* leasehold:ambient ha */\" from tasks")).hasSize(1);
    }

    @Test
    void exemptsWhatCannotSayItItselfBySenderOrTable() {
        LintSettings settings = LintSettings.leasehold();

        assertThat(report("select id from tasks", settings.ambientIn("com.acme.orders", "JPA")).faults()).isEmpty();
        assertThat(report("select id from tasks", settings.ambientOn("tasks", "JPA")).faults()).isEmpty();
        assertThat(report("select id from tasks", settings.ambientIn("com.acme.order", "JPA")).faults()).hasSize(1);
        assertThat(report("select 1 from tasks, logs", settings.ambientOn("tasks", "JPA")).faults().values()
                .iterator().next()).extracting(Problem::table).containsExactly("logs");
        assertThat(report("select 1", settings.ambientOn("tasks", "JPA")).summary())
                .contains("Nothing in this run needed");
    }

    @Test
    void tellsPeopleWhereToLookAndWhatToAdd() {
        assertThat(report("select id\n  from tasks t").text()).contains(
                "at com.acme.orders.OrderRepository.find(OrderRepository.java:42)", "select id from tasks t",
                "Add t.tenant_id = :tenant.");
    }

    @Test
    void refusesAResultThatCanBeWrittenTo() {
        LintReport report = LintReport.of(Set.of(new Sent("select id from tasks where tenant_id = ?", LINE, true)), 1,
                1, AnalysisTests.TABLES, LintSettings.leasehold());

        assertThat(report.faults()).hasSize(1);
    }

    @Test
    void isBlindWhereNothingWasSentOrNoTableIsKnown() {
        TenantTables none = new TenantTables("tenant_id", Map.of());
        Sent sent = new Sent("select 1", LINE, false);

        assertThat(LintReport.of(Set.of(), 0, 1, AnalysisTests.TABLES, LintSettings.leasehold()).isBlind()).isTrue();
        assertThat(LintReport.of(Set.of(sent), 1, 1, none, LintSettings.leasehold()).isBlind()).isTrue();
        assertThat(LintReport.of(Set.of(sent), 1, 1, AnalysisTests.TABLES, LintSettings.leasehold()).isBlind())
                .isFalse();
    }

    private static List<Problem> problems(String sql) {
        return report(sql).faults().values().stream().flatMap(List::stream).toList();
    }

    private static LintReport report(String sql) {
        return report(sql, LintSettings.leasehold());
    }

    private static LintReport report(String sql, LintSettings settings) {
        return LintReport.of(Set.of(new Sent(sql, LINE, false)), 1, 1, AnalysisTests.TABLES, settings);
    }
}
