package io.leasehold.testkit.architecture;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.leasehold.core.TenantContext;
import io.leasehold.postgres.Lookup;
import io.leasehold.postgres.Operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** Who may say which tenant is bound, and who may reach rows of all. */
final class Doors {
    private static final Set<String> ACROSS = Set.of(Operator.class.getName(), Lookup.class.getName());

    private Doors() {}

    static ArchRule rule(DescribedPredicate<JavaClass> closed) {
        return classes().that(closed).should(openNone()).allowEmptyShould(true)
                .as("no way across tenants but by doors");
    }

    private static ArchCondition<JavaClass> openNone() {
        return new ArchCondition<>("open no door") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> call : type.getCodeUnitAccessesFromSelf()) {
                    if (call.getTargetOwner().isEquivalentTo(TenantContext.class) && call.getName().equals("where")) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()
                                + " binds a tenant. Take the tenant that is bound as an argument, or declare the class a door."));
                    }
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (ACROSS.contains(dependency.getTargetClass().getName())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()
                                + " reaches rows of all tenants. Use the beans without that qualifier, or move it to a package that "
                                + "works across tenants."));
                    }
                }
                InjectedBeans.faults(type).forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault
                        + " reaches rows of all tenants. Take the DataSource or JdbcClient that is injected without a name.")));
                AskedBeans.of(type).forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription()
                        + " may be answered with a bean that reaches rows of all tenants. Have injected what is needed.")));
            }
        };
    }
}
