package io.leasehold.testkit.architecture;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenancyRulesTests {
    private static final String HERE = "io.leasehold.testkit.architecture";
    private static final JavaClasses GOOD = new ClassFileImporter().importPackages(HERE + ".good");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(HERE + ".bad");

    @TestFactory
    Stream<DynamicTest> acceptsWhatKeepsTenantsApart() {
        return TenancyRules.in(HERE + ".good").rules().stream().map(rule -> DynamicTest.dynamicTest(rule
                .getDescription(), () -> rule.check(GOOD)));
    }

    @Test
    void refusesServicesAndRepositoriesThatDoNotTakeTheTenantFirst() {
        assertThat(violations("take the tenant first")).hasSize(5).allMatch(line -> line.contains("Add a parameter "
                + "Tenant")).anyMatch(line -> line.contains("BadRepository.all")).anyMatch(line -> line.contains(
                        "BadService.find"))
                .anyMatch(line -> line.contains("BadKeepers$Desk.find")).anyMatch(
                        line -> line.contains("BadKeepers$Orders.find"))
                .anyMatch(line -> line.contains(
                        "BadKeepers$Store.find"));
    }

    @Test
    void refusesConnectionsThatAreBoundToNobody() {
        assertThat(violations("connections").stream().filter(line -> line.contains("BadRepository."))).hasSize(3)
                .allMatch(line -> line.contains("bound to no tenant"))
                .anyMatch(line -> line.contains("HikariDataSource")).anyMatch(line -> line.contains("DriverManager"))
                .anyMatch(line -> line.contains("unwrap"));
    }

    @Test
    void refusesWaysAcrossTenantsOutsideOfDoors() {
        assertThat(violations("by doors")).anyMatch(line -> line.contains("binds a tenant")).anyMatch(line -> line
                .contains("Operator")).anyMatch(line -> line.contains("Lookup"));
    }

    @Test
    void refusesStateThatOutlivesARequestWithoutItsTenant() {
        assertThat(violations("static or cached").stream().filter(line -> line.contains("BadState."))).hasSize(7)
                .anyMatch(line -> line.contains("BadState.LATEST"))
                .anyMatch(line -> line.contains("BadState.BY_NAME")).anyMatch(line -> line.contains("BadState.counter"))
                .anyMatch(line -> line.contains("BadState.CURRENT")).anyMatch(line -> line.contains("BadState.cache"))
                .anyMatch(line -> line.contains("BadState.price(")).anyMatch(line -> line.contains("BadState.named("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"driver", "pool", "xa", "pooled", "inner", "innerOf", "reference", "own"})
    void refusesEachOtherWayToAConnection(String method) {
        assertThat(violations("connections")).anyMatch(line -> line.contains("BadConnections." + method + "("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "unpooled", "placed", "lease", "migrating"})
    void refusesConnectionsAndDataSourcesThatWereNotInjected(String method) {
        assertThat(violations("connections")).anyMatch(line -> line.contains("BadBeans." + method + "(") && line
                .contains("(BadBeans.java:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BadBeans.resource>", "BadBeans.operatorDataSource>", "BadBeans.expression>", "$Named.",
        "$Mapped.", "$Listed.", "$Provided.", "$Several.", "BadBeans.asked(", "BadBeans.askedByType(",
        "BadBeans.askedForAll(", "BadBeans.askedForAny(", "BadBeans.askedByReference("})
    void refusesBeansThatReachAllByTheirNamesAndAmongOthers(String place) {
        assertThat(violations("by doors")).anyMatch(line -> line.contains(place) && line.contains("(BadBeans.java:")
                && line.contains("rows of all tenants"));
    }

    @Test
    void refusesToBindByAMethodReference() {
        assertThat(violations("by doors")).anyMatch(line -> line.contains("binds a tenant") && line.contains(
                "BadDoor.reference("));
    }

    @Test
    void seesStateByWhatMakesItAndEachFieldForItself() {
        assertThat(violations("static or cached").stream().filter(line -> line.contains("BadCaches"))).extracting(
                line -> line.replaceFirst(".*?BadCaches[.$]([A-Za-z_.]+).*", "$1")).containsExactlyInAnyOrder("SIZED",
                        "KEY_SET", "ARRAY", "HIDDEN", "FROM_A_METHOD", "EITHER", "LAST", "declaredAsMap", "synced",
                        "filledByRequests", "inTheConstructor", "current", "lazily", "nested", "put", "composed",
                        "Whole.price");
    }

    @Test
    void letsStateBeKeptForAReasonAsLongAsItIsThere() {
        TenancyRules rules = TenancyRules.in(HERE + ".bad").mayKeep("BadCaches.ARRAY", "a table of constants").mayKeep(
                "BadCaches.keyed", "says what its type says already");

        assertThat(rules.rules().getLast().evaluate(BAD).getFailureReport().getDetails()).noneMatch(
                line -> line.contains("BadCaches.ARRAY")).anyMatch(
                        line -> line.contains(
                                "BadCaches.keyed is named in mayKeep(…) for nothing"));
        assertThatThrownBy(() -> rules.mayKeep("BadCaches.SIZED", " ")).hasMessageContaining("needs a reason");
    }

    @Test
    void letsWhatReliesOnTheBoundTenantDoSoForAReasonAsLongAsItIsThere() {
        TenancyRules rules = TenancyRules.in(HERE + ".bad").ambient("BadService", "is told who by its door").ambient(
                "Desk.find", "the same").ambient("BadBeans", "asks for no tenant")
                .ambient(HERE + ".good..", "not here");

        assertThat(rules.rules().getFirst().evaluate(BAD).getFailureReport().getDetails()).hasSize(5).noneMatch(
                line -> line.contains("BadService.find") || line.contains("Desk.find")).anyMatch(
                        line -> line.contains(
                                "BadBeans is named in ambient(…) for nothing"));
        assertThatThrownBy(() -> rules.ambient("Store", "")).hasMessageContaining("needs a reason");
        assertThat(TenancyRules.in(HERE + ".bad").ambient(HERE + ".bad..", "all by @TenantId").rules().getFirst()
                .evaluate(BAD).hasViolation()).isFalse();
    }

    @Test
    void asksForTheTenantOnlyWhereWorkIsForOneAndForBoundConnectionsEverywhere() {
        List<ArchRule> rules = TenancyRules.in(HERE + ".bad").tenantScoped(HERE + ".bad.orders..").rules();

        assertThat(rules).extracting(rule -> rule.evaluate(BAD).hasViolation()).containsExactly(false, true, true,
                false);
    }

    @Test
    void letsDoorsAndOperatorsDoWhatIsTheirs() {
        List<ArchRule> rules = TenancyRules.in(HERE + ".bad").acrossTenants(HERE + ".bad..").rules();

        assertThat(rules).hasSize(4).allSatisfy(rule -> assertThat(rule.evaluate(BAD).hasViolation()).isFalse());
        assertThat(
                TenancyRules.in(HERE + ".bad").doors("BadDoor", "BadBeans").rules().get(2).evaluate(BAD).hasViolation())
                .isFalse();
    }

    private static List<String> violations(String rule) {
        EvaluationResult result = TenancyRules.in(HERE + ".bad").rules().stream().filter(each -> each.getDescription()
                .contains(rule)).findFirst().orElseThrow().evaluate(BAD);
        return result.getFailureReport().getDetails();
    }
}
