package io.leasehold.testkit.architecture;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.testkit.architecture.Makers.Maker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** What outlives a request keeps the rows of one tenant for the next, unless its key says whose they are. */
final class SharedState {
    private static final Set<String> CACHES = Set.of("com.github.benmanes.caffeine.cache.Cache",
            "com.github.benmanes.caffeine.cache.AsyncCache", "com.google.common.cache.Cache", "javax.cache.Cache",
            "org.springframework.cache.Cache");
    private static final String KEEPS = "keeps for all what it was given by one. Let its key be a Tenant, or a record that has one; make what "
            + "never changes with List.of, Set.of, Map.of or copyOf; or name it in mayKeep(…) with the reason.";

    private SharedState() {}

    static ArchRule rule(DescribedPredicate<JavaClass> working, Kept kept) {
        return classes().that(working).should(keepNothingOfOthers(kept)).allowEmptyShould(true).as(
                "no static or cached state without the tenant in its key");
    }

    private static ArchCondition<JavaClass> keepNothingOfOthers(Kept kept) {
        return new ArchCondition<>("keep nothing without its tenant") {
            @Override
            public void init(Collection<JavaClass> all) {
                kept.forget();
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Map<String, List<Maker>> makers = Makers.of(type);
                Map<String, JavaClass> known = known(type);
                type.getFields()
                        .forEach(field -> fault(field, makers.getOrDefault(field.getName(), List.of()), known)
                                .filter(fault -> !kept.covers(field)).ifPresent(fault -> events.add(
                                        SimpleConditionEvent.violated(type, field.getFullName() + " " + fault))));
                type.getMethods().stream().filter(Caching::isForAll).filter(method -> !kept.covers(method)).forEach(
                        method -> events.add(SimpleConditionEvent.violated(type, method.getFullName()
                                + " is cached by a key without the tenant. Take the tenant as a parameter, and name it in the key if "
                                + "there is one.")));
                if (Caching.keepsByStatement(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()
                            + " has MyBatis keep results by statement and parameters, of which none is the tenant. Take the cache off."));
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                kept.unneeded().forEach(member -> events.add(SimpleConditionEvent.violated(member, member
                        + " is named in mayKeep(…) for nothing. Take it out, or mend its name.")));
            }
        };
    }

    /** The types that the class comes by, since those of made values are known by name only. */
    private static Map<String, JavaClass> known(JavaClass type) {
        Map<String, JavaClass> known = new HashMap<>();
        type.getCodeUnitAccessesFromSelf().forEach(access -> {
            known.put(access.getTargetOwner().getName(), access.getTargetOwner());
            if (access instanceof JavaMethodCall call) {
                JavaClass returned = call.getTarget().getRawReturnType();
                known.put(returned.getName(), returned);
            }
        });
        return known;
    }

    private static Optional<String> fault(JavaField field, List<Maker> makers, Map<String, JavaClass> known) {
        boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
        if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return Optional.empty();
        }
        List<JavaClass> types = Stream.concat(Stream.of(field.getRawType()), makers.stream().map(
                maker -> known.get(maker.type())).flatMap(Stream::ofNullable)).toList();
        if (types.stream().anyMatch(type -> type.isAssignableTo(ThreadLocal.class))) {
            return Optional.of(
                    "stays with a thread that works for others next. TenantContext carries the tenant; pass the rest on.");
        }
        if (isStatic && !field.getModifiers().contains(JavaModifier.FINAL)) {
            return Optional
                    .of("is static and can change, for all tenants at once. Keep it in a row or in a bean, by tenant.");
        }
        boolean fixed = !makers.isEmpty() && makers.stream().allMatch(Maker::isFixed);
        boolean shared = types.stream().anyMatch(SharedState::isShared) || makers.stream().anyMatch(
                Maker::isSynchronized);
        boolean grows = isStatic
                ? types.stream().anyMatch(SharedState::canChange)
                : isOfOneBean(field.getOwner()) && makers.stream().anyMatch(maker -> known.containsKey(maker.type())
                        && maker.isNewCollection(known.get(maker.type())));
        return !fixed && (shared || grows) && !isKeyedByTenant(field) ? Optional.of(KEEPS) : Optional.empty();
    }

    /** Made to be used by many threads, and so for many tenants. */
    private static boolean isShared(JavaClass type) {
        return (type.getPackageName().equals("java.util.concurrent") && isCollection(type)) || type.isAssignableTo(
                "java.util.concurrent.ConcurrentMap") || CACHES.stream().anyMatch(type::isAssignableTo);
    }

    private static boolean canChange(JavaClass type) {
        return type.isArray() || isCollection(type) || type.getPackageName().equals("java.util.concurrent.atomic");
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Map.class) || type.isAssignableTo(
                Collection.class);
    }

    /** One object for all requests, unless Spring is told otherwise. */
    private static boolean isOfOneBean(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.stereotype.Component") && !type.isMetaAnnotatedWith(
                "org.springframework.context.annotation.Scope");
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

    static boolean isTenant(JavaClass type) {
        return type.isEquivalentTo(Tenant.class) || type.isEquivalentTo(TenantId.class);
    }
}
