package io.leasehold.depot;

import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import io.leasehold.core.TenantContext;
import io.leasehold.testkit.architecture.TenancyRules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The rings, the doors and readers, and the other promises of {@code docs/architecture.md} that can be read off the classes. */
class ArchitectureTests {
    private static final JavaClasses LEASEHOLD = ArchConfiguration.withThreadLocalScope(ArchitectureTests::imported);

    @Test
    void coreKnowsNeitherSpringNorJdbc() {
        check(noClasses().that().resideInAPackage("io.leasehold.core..")
                .should().dependOnClassesThat(resideInAnyPackage("java.sql..", "javax..")
                        .or(not(resideInAnyPackage("java..", "org.jspecify..", "io.leasehold.core..")))));
    }

    @ParameterizedTest
    @CsvSource({"postgres,core", "web,core", "outbox,core postgres", "platform,core postgres outbox web",
        "depot,core postgres outbox web platform"})
    void nothingPointsOutwards(String room, String within) {
        String[] allowed = Stream.concat(Stream.of(room), Stream.of(within.split(" ")))
                .map(name -> "io.leasehold." + name + "..")
                .toArray(String[]::new);

        check(noClasses().that().resideInAPackage("io.leasehold." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.leasehold..").and(not(resideInAnyPackage(allowed)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "postgres", "outbox", "web", "platform"})
    void springBootIsKnownOnlyWhereThingsAreWired(String room) {
        check(noClasses().that().resideInAPackage("io.leasehold." + room + "..")
                .and().resideOutsideOfPackage("..autoconfigure..")
                .should().dependOnClassesThat().resideInAPackage("org.springframework.boot.."));
    }

    @Test
    void onlyDoorsAndReadersKnowTheContext() {
        check(noClasses().that(not(doorOrReader()))
                .should().dependOnClassesThat(type(TenantContext.class).or(type(TenantContext.Scope.class))));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(SlicesRuleDefinition.slices().matching("io.leasehold.(*).(*)..").should().beFreeOfCycles());
    }

    @Test
    void nullIsTypedInEveryPackage() {
        check(classes().should(liveInANullMarkedPackage()));
    }

    /** The rules that every application gets with the test kit. */
    @TestFactory
    Stream<DynamicTest> depotKeepsTenantsApart() {
        return TenancyRules.in("io.leasehold.depot").doors("DemoDoor", "DemoOperator").tests();
    }

    @Test
    void nothingIsKeptInMutableStatics() {
        check(fields().that().areStatic().should().beFinal());
    }

    /** Without all that Leasehold uses: the rules here ask for the names of that alone, and reading it would take longer than all of them. */
    private static JavaClasses imported(ArchConfiguration configuration) {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(
                "io.leasehold");
    }

    private static void check(ArchRule rule) {
        rule.check(LEASEHOLD);
    }

    /** Whoever is added here binds or consumes a tenant, and is reviewed as such. */
    private static DescribedPredicate<JavaClass> doorOrReader() {
        return resideInAnyPackage("io.leasehold.core..", "io.leasehold.postgres.binding..", "io.leasehold.testkit..")
                .or(simpleName("TenantDataSource"))
                .or(simpleName("TenantFilter"))
                .or(simpleName("TenantTaskDecorator"))
                .or(simpleName("TenantExecutors"))
                .or(simpleName("OutboxDrain"))
                .or(simpleName("FoundingDoor"))
                .or(simpleName("DemoDoor"))
                .as("is a door or a reader");
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(type,
                            type.getName() + " is in a package without @NullMarked"));
                }
            }
        };
    }
}
