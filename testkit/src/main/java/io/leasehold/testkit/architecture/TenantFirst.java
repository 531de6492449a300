package io.leasehold.testkit.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Set;

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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** Whoever calls a service or a repository cannot forget for whom. */
final class TenantFirst {
    private static final List<String> STEREOTYPES = List.of("org.springframework.stereotype.Service",
            "org.springframework.stereotype.Repository", "org.apache.ibatis.annotations.Mapper");
    private static final String COMPONENT = "org.springframework.stereotype.Component";
    private static final List<String> CLIENTS = List.of("javax.sql.DataSource",
            "org.springframework.jdbc.core.simple.JdbcClient", "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
            "jakarta.persistence.EntityManager",
            "jakarta.persistence.EntityManagerFactory", "org.jooq.DSLContext", "org.apache.ibatis.session.SqlSession");
    private static final String SPRING_DATA = "org.springframework.data.repository.Repository";
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private TenantFirst() {}

    static ArchRule rule(DescribedPredicate<JavaClass> working, Kept ambient) {
        return classes().that(working).should(takeTheTenantFirst(ambient)).allowEmptyShould(true).as(
                "services and repositories take the tenant first");
    }

    private static ArchCondition<JavaClass> takeTheTenantFirst(Kept ambient) {
        return new ArchCondition<>("take the tenant first") {
            @Override
            public void init(Collection<JavaClass> all) {
                ambient.forget();
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isAsked(type)) {
                    return;
                }
                type.getMethods().stream().filter(method -> lacksTenant(method) && !ambient.covers(type) && !ambient
                        .covers(method)).forEach(method -> events.add(SimpleConditionEvent.violated(method,
                                method
                                        .getFullName() + " in " + method.getSourceCodeLocation()
                                        + " does not take the tenant first. Add a parameter Tenant in front, have it in a package that works "
                                        + "across tenants, or name it in ambient(…) with the reason.")));
                if (inheritsQueries(type) && !ambient.covers(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()
                            + " inherits queries that do not take the tenant first. Extend Repository and declare what is needed, or "
                            + "name it in ambient(…) with the reason."));
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                ambient.unneeded().forEach(name -> events.add(SimpleConditionEvent.violated(name, name
                        + " is named in ambient(…) for nothing. Take it out, or mend its name.")));
            }
        };
    }

    /** By its name, by what stands on it, or since it holds what statements are sent by. */
    private static boolean isAsked(JavaClass type) {
        return type.getSimpleName().endsWith("Service") || type.getSimpleName().endsWith("Repository") || STEREOTYPES
                .stream().anyMatch(each -> type.isAnnotatedWith(each) || type.isMetaAnnotatedWith(each))
                || (type
                        .isInterface() && type.isAssignableTo(SPRING_DATA))
                || (type.isAnnotatedWith(COMPONENT) && type
                        .getFields().stream().anyMatch(field -> CLIENTS.stream().anyMatch(field
                                .getRawType()::isAssignableTo)));
    }

    private static boolean inheritsQueries(JavaClass type) {
        return type.isInterface() && type.isAssignableTo(SPRING_DATA) && type.getAllRawInterfaces().stream().anyMatch(
                each -> each.getPackageName().startsWith("org.springframework.data.") && !each.getMethods().isEmpty());
    }

    private static boolean lacksTenant(JavaMethod method) {
        Set<JavaModifier> modifiers = method.getModifiers();
        if (modifiers.contains(JavaModifier.PRIVATE) || modifiers.contains(JavaModifier.STATIC) || modifiers.contains(
                JavaModifier.SYNTHETIC) || OF_EVERY_OBJECT.contains(method.getName())) {
            return false;
        }
        List<JavaClass> parameters = method.getRawParameterTypes();
        return parameters.isEmpty() || !(parameters.getFirst().isEquivalentTo(Tenant.class) || parameters.getFirst()
                .isEquivalentTo(TenantId.class));
    }
}
