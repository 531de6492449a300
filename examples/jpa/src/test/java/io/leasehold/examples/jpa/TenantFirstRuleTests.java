package io.leasehold.examples.jpa;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.leasehold.testkit.architecture.TenancyRules;

import static org.assertj.core.api.Assertions.assertThat;

/** What relies on the bound tenant alone says so: repositories of Spring Data, and services whatever they are called. */
class TenantFirstRuleTests {
    private static final TenancyRules RULES = TenancyRules.in("io.leasehold.examples.jpa");
    private static final JavaClasses CLASSES = new ClassFileImporter().importClasses(OrderDesk.class,
            OrderRepository.class);

    @Test
    void refusesQueriesWithoutATenantThatAreDeclaredOrInherited() {
        assertThat(RULES.rules().getFirst().evaluate(CLASSES).getFailureReport().getDetails()).hasSize(8).anyMatch(
                line -> line.contains("OrderRepository.removeById(")).anyMatch(
                        line -> line.contains(
                                "OrderRepository inherits queries"))
                .anyMatch(line -> line.contains("OrderDesk.cancelAll("));
    }

    @Test
    void letsThemRelyOnTheBoundTenantForAReason() {
        TenancyRules rules = RULES.ambient("io.leasehold.examples.jpa..", "entities have a @TenantId");

        assertThat(rules.rules()).allMatch(rule -> !rule.evaluate(CLASSES).hasViolation());
    }
}
