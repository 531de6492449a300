package io.leasehold.testkit.architecture;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

/** Whoever calls a service or a repository cannot forget for whom. */
final class TenantFirst {
    private TenantFirst() {}

    static ArchRule rule(DescribedPredicate<JavaClass> working) {
        DescribedPredicate<JavaClass> keepers = DescribedPredicate.describe("services and repositories", type -> type
                .getSimpleName().endsWith("Service") || type.getSimpleName().endsWith("Repository"));
        return methods().that().areDeclaredInClassesThat(working.and(keepers)).and().areNotPrivate().and()
                .areNotStatic().should(takeTheTenantFirst()).allowEmptyShould(true).as(
                        "services and repositories take the tenant first");
    }

    private static ArchCondition<JavaMethod> takeTheTenantFirst() {
        return new ArchCondition<>("take the tenant first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> parameters = method.getRawParameterTypes();
                boolean first = !parameters.isEmpty() && (parameters.getFirst().isEquivalentTo(Tenant.class)
                        || parameters.getFirst().isEquivalentTo(TenantId.class));
                if (!first && !method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()
                            + " does not take the tenant first. Add a parameter Tenant in front, or have it in a package that works "
                            + "across tenants."));
                }
            }
        };
    }
}
