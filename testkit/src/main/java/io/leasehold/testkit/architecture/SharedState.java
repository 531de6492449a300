package io.leasehold.testkit.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** What outlives a request keeps the rows of one tenant for the next, unless its key says whose they are. */
final class SharedState {
    private static final Set<String> CACHES = Set.of("com.github.benmanes.caffeine.cache.Cache",
            "com.google.common.cache.Cache", "javax.cache.Cache");
    private static final List<String> CACHING = List.of("org.springframework.cache.annotation.Cacheable",
            "org.springframework.cache.annotation.CachePut");

    private SharedState() {}

    static ArchRule rule(DescribedPredicate<JavaClass> working) {
        return classes().that(working).should(keepNothingOfOthers()).allowEmptyShould(true).as(
                "no static or cached state without the tenant in its key");
    }

    private static ArchCondition<JavaClass> keepNothingOfOthers() {
        return new ArchCondition<>("keep nothing without its tenant") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields()
                        .forEach(field -> fault(field).ifPresent(fault -> events.add(SimpleConditionEvent.violated(
                                type, field.getFullName() + " " + fault))));
                type.getMethods().stream().filter(SharedState::isCachedForAll).forEach(method -> events.add(
                        SimpleConditionEvent.violated(type, method.getFullName()
                                + " is cached by a key without the tenant. Take the tenant as a parameter, and name it in the key if "
                                + "there is one.")));
            }
        };
    }

    private static Optional<String> fault(JavaField field) {
        JavaClass type = field.getRawType();
        boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
        if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return Optional.empty();
        }
        if (type.isAssignableTo(ThreadLocal.class)) {
            return Optional.of(
                    "stays with a thread that works for others next. TenantContext carries the tenant; pass the rest on.");
        }
        if (isStatic && !field.getModifiers().contains(JavaModifier.FINAL)) {
            return Optional
                    .of("is static and can change, for all tenants at once. Keep it in a row or in a bean, by tenant.");
        }
        boolean grows = isCache(type) || (isStatic && isFilled(field));
        return grows && !isKeyedByTenant(field)
                ? Optional.of(
                        "keeps for all what it was given by one. Let its key be a Tenant, or a record that has one.")
                : Optional.empty();
    }

    private static boolean isCache(JavaClass type) {
        return type.isAssignableTo(ConcurrentMap.class) || CACHES.stream().anyMatch(type::isAssignableTo);
    }

    /** A collection that the class makes empty, rather than one that has all it will ever have. */
    private static boolean isFilled(JavaField field) {
        JavaClass type = field.getRawType();
        boolean collects = type.isAssignableTo(Map.class) || type.isAssignableTo(Collection.class);
        return collects && field.getOwner().getStaticInitializer().stream().flatMap(init -> init
                .getConstructorCallsFromSelf().stream()).anyMatch(
                        call -> (call.getTargetOwner().isAssignableTo(
                                Map.class) || call.getTargetOwner().isAssignableTo(Collection.class))
                                && call.getTarget()
                                        .getRawParameterTypes().isEmpty());
    }

    private static boolean isKeyedByTenant(JavaField field) {
        if (!(field.getType() instanceof JavaParameterizedType parameterized)) {
            return false;
        }
        List<JavaType> arguments = parameterized.getActualTypeArguments();
        return !arguments.isEmpty() && namesATenant(arguments.getFirst().toErasure());
    }

    private static boolean namesATenant(JavaClass key) {
        return isTenant(key) || key.getFields().stream().anyMatch(part -> isTenant(part.getRawType()));
    }

    private static boolean isTenant(JavaClass type) {
        return type.isEquivalentTo(Tenant.class) || type.isEquivalentTo(TenantId.class);
    }

    private static boolean isCachedForAll(JavaMethod method) {
        Optional<JavaAnnotation<JavaMethod>> caching = method.getAnnotations().stream().filter(annotation -> CACHING
                .contains(annotation.getRawType().getName())).findFirst();
        if (caching.isEmpty()) {
            return false;
        }
        boolean takesTenant = method.getRawParameterTypes().stream().anyMatch(SharedState::isTenant);
        String key = String.valueOf(caching.get().get("key").orElse(""));
        String generator = String.valueOf(caching.get().get("keyGenerator").orElse(""));
        return generator.isEmpty() && !(takesTenant && (key.isEmpty() || key.contains("#tenant")));
    }
}
