package io.leasehold.testkit.architecture;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;

/** Results that an annotation has kept, by a key that the code does not show. */
final class Caching {
    private static final String SPRING = "org.springframework.cache.annotation.";
    private static final Set<String> KEEPING = Set.of(SPRING + "Cacheable", SPRING + "CachePut");
    private static final Set<String> MYBATIS = Set.of("org.apache.ibatis.annotations.CacheNamespace",
            "org.apache.ibatis.annotations.CacheNamespaceRef");

    private Caching() {}

    /** MyBatis keeps by statement and parameters, and answers before any SQL. */
    static boolean keepsByStatement(JavaClass mapper) {
        return mapper.getAnnotations().stream().anyMatch(each -> MYBATIS.contains(each.getRawType().getName()));
    }

    static boolean isForAll(JavaMethod method) {
        if (method.getModifiers().contains(JavaModifier.SYNTHETIC)) {
            return false;
        }
        Stream<JavaAnnotation<?>> own = method.getAnnotations().stream().map(each -> each);
        Stream<JavaAnnotation<?>> ofClass = method.getModifiers().contains(JavaModifier.PUBLIC)
                ? method.getOwner().getAnnotations().stream().map(each -> each)
                : Stream.empty();
        boolean takesTenant = method.getRawParameterTypes().stream().anyMatch(SharedState::isTenant);
        Set<String> seen = new HashSet<>();
        return Stream.concat(own, ofClass).flatMap(each -> within(each, seen)).anyMatch(each -> lacksTenant(each,
                takesTenant));
    }

    private static boolean lacksTenant(JavaAnnotation<?> keeping, boolean takesTenant) {
        String key = text(keeping, "key");
        return text(keeping, "keyGenerator").isEmpty() && !(takesTenant && (key.isEmpty() || key.contains("#tenant")));
    }

    private static String text(JavaAnnotation<?> annotation, String property) {
        return String.valueOf(annotation.get(property).orElse(""));
    }

    /** The annotation, those inside of it, and those that stand on it where it is an application's own. */
    private static Stream<JavaAnnotation<?>> within(JavaAnnotation<?> annotation, Set<String> seen) {
        String name = annotation.getRawType().getName();
        if (KEEPING.contains(name)) {
            return Stream.of(annotation);
        }
        if (name.equals(SPRING + "Caching")) {
            return Stream.of("cacheable", "put").map(annotation::get).flatMap(Optional::stream).flatMap(
                    each -> each instanceof Object[] many ? Stream.of(many) : Stream.of(each)).flatMap(
                            each -> each instanceof JavaAnnotation<?> one ? within(one, seen) : Stream.empty());
        }
        return seen.add(name)
                ? annotation.getRawType().getAnnotations().stream().flatMap(each -> within(each, seen))
                : Stream.empty();
    }
}
