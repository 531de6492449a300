package io.leasehold.testkit.architecture;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

/**
 * What every class of an application has to hold to, each rule as a test of its own:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTenantsApart() {
 *     return TenancyRules.in("com.acme").acrossTenants("com.acme.admin..").tests();
 * }
 * }</pre>
 */
public final class TenancyRules {
    private final List<String> packages;
    private final List<String> scoped;
    private final List<String> across;
    private final List<String> doors;
    private final Kept ambient;
    private final Kept kept;

    private TenancyRules(List<String> packages, List<String> scoped, List<String> across, List<String> doors,
            Kept ambient, Kept kept) {
        this.packages = packages;
        this.scoped = scoped;
        this.across = across;
        this.doors = doors;
        this.ambient = ambient;
        this.kept = kept;
    }

    /** For the classes in these packages, all of which work for one tenant at a time unless more is said. */
    public static TenancyRules in(String... packages) {
        List<String> all = Stream.of(packages).map(name -> name + "..").toList();
        return new TenancyRules(List.of(packages), all, List.of(), List.of(), new Kept(Map.of()), new Kept(
                Map.of()));
    }

    /** Only these packages work for one tenant at a time, such as {@code com.acme.orders..}. */
    public TenancyRules tenantScoped(String... identifiers) {
        return new TenancyRules(packages, List.of(identifiers), across, doors, ambient, kept);
    }

    /** These packages work across tenants on purpose, such as an operator's {@code com.acme.admin..}. */
    public TenancyRules acrossTenants(String... identifiers) {
        return new TenancyRules(packages, scoped, List.of(identifiers), doors, ambient, kept);
    }

    /** These classes bind tenants, or ask before one is known; whoever is added here is reviewed as such. */
    public TenancyRules doors(String... simpleNames) {
        return new TenancyRules(packages, scoped, across, List.of(simpleNames), ambient, kept);
    }

    /**
     * This class, method ({@code OrderDesk.find}) or package ({@code com.acme.orders..}) relies on the tenant that is bound, without being told it, as
     * repositories of Spring Data do over entities with {@code @TenantId}. Once nothing asks for it any more, that is a fault as well.
     */
    public TenancyRules ambient(String name, String reason) {
        return new TenancyRules(packages, scoped, across, doors, ambient.and(name, reason,
                "say what has it work for the tenant that is bound."), kept);
    }

    /**
     * This field or cached method, such as {@code Rates.BY_COUNTRY}, keeps nothing of one tenant for another, though no type shows it. Once nothing asks
     * for it any more, that is a fault as well.
     */
    public TenancyRules mayKeep(String member, String reason) {
        return new TenancyRules(packages, scoped, across, doors, ambient, kept.and(member, reason,
                "say why it is the same for all, or where its key has the tenant."));
    }

    /** Each rule as a test. */
    public Stream<DynamicTest> tests() {
        JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packages);
        return rules().stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    /** The rules, for whoever has classes imported already. */
    public List<ArchRule> rules() {
        DescribedPredicate<JavaClass> working = isIn(scoped).and(not(isIn(across))).and(not(isDoor())).as(
                "tenant-scoped classes");
        DescribedPredicate<JavaClass> closed = isIn(packages.stream().map(name -> name + "..").toList()).and(not(isIn(
                across))).and(not(isDoor())).as("classes that are no doors");
        return List.of(TenantFirst.rule(working, ambient), OwnConnections.rule(closed), Doors.rule(closed),
                SharedState.rule(
                        working, kept));
    }

    private static DescribedPredicate<JavaClass> isIn(List<String> identifiers) {
        return resideInAnyPackage(identifiers.toArray(String[]::new));
    }

    private DescribedPredicate<JavaClass> isDoor() {
        return DescribedPredicate.describe("is a door", type -> doors.contains(type.getSimpleName()) || type
                .getEnclosingClass().map(outer -> doors.contains(outer.getSimpleName())).orElse(false));
    }
}
