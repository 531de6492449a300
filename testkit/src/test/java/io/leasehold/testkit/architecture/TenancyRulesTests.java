package io.leasehold.testkit.architecture;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(violations("take the tenant first")).hasSize(2).allMatch(line -> line.contains("Add a parameter "
                + "Tenant")).anyMatch(line -> line.contains("BadRepository.all")).anyMatch(line -> line.contains(
                        "BadService.find"));
    }

    @Test
    void refusesConnectionsThatAreBoundToNobody() {
        assertThat(violations("connections")).hasSize(3).allMatch(line -> line.contains("bound to no tenant"))
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
        assertThat(violations("static or cached")).hasSize(7).anyMatch(line -> line.contains("BadState.LATEST"))
                .anyMatch(line -> line.contains("BadState.BY_NAME")).anyMatch(line -> line.contains("BadState.counter"))
                .anyMatch(line -> line.contains("BadState.CURRENT")).anyMatch(line -> line.contains("BadState.cache"))
                .anyMatch(line -> line.contains("BadState.price(")).anyMatch(line -> line.contains("BadState.named("));
    }

    @Test
    void letsDoorsAndOperatorsDoWhatIsTheirs() {
        List<ArchRule> rules = TenancyRules.in(HERE + ".bad").acrossTenants(HERE + ".bad..").rules();

        assertThat(rules).hasSize(4).allSatisfy(rule -> assertThat(rule.evaluate(BAD).hasViolation()).isFalse());
        assertThat(TenancyRules.in(HERE + ".bad").doors("BadDoor").rules().get(2).evaluate(BAD).hasViolation())
                .isFalse();
    }

    private static List<String> violations(String rule) {
        EvaluationResult result = TenancyRules.in(HERE + ".bad").rules().stream().filter(each -> each.getDescription()
                .contains(rule)).findFirst().orElseThrow().evaluate(BAD);
        return result.getFailureReport().getDetails();
    }
}
