package io.leasehold.hibernate;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.leasehold.core.TenantContext;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The promises of {@code docs/architecture.md} for this module, which Depot's own tests do not see. */
class ArchitectureTests {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.leasehold.hibernate");

    @Test
    void oneReaderAloneKnowsTheContext() {
        noClasses().that(not(simpleName("SessionTenant"))).should()
                .dependOnClassesThat(type(TenantContext.class).or(type(TenantContext.Scope.class))).check(MODULE);
    }

    @Test
    void nothingPointsOutwards() {
        noClasses().should().dependOnClassesThat(resideInAnyPackage("io.leasehold..").and(not(resideInAnyPackage(
                "io.leasehold.core..", "io.leasehold.postgres..", "io.leasehold.hibernate..")))).check(MODULE);
    }

    @Test
    void springBootIsKnownOnlyWhereThingsAreWired() {
        noClasses().that().resideOutsideOfPackage("..autoconfigure..").should().dependOnClassesThat()
                .resideInAPackage("org.springframework..").check(MODULE);
    }
}
