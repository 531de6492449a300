package io.leasehold.testkit.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;

/** Who has the beans injected that reach rows of all tenants: by their names, or among all of their type. */
final class InjectedBeans {
    private static final List<String> ACROSS = List.of("operatorDataSource", "operatorJdbcClient", "lookupDataSource",
            "lookupJdbcClient");
    private static final List<String> CLIENTS = List.of("javax.sql.DataSource",
            "org.springframework.jdbc.core.simple.JdbcClient", "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations");
    private static final Set<String> BY_THEIR_OWN_NAME = Set.of("jakarta.annotation.Resource",
            "javax.annotation.Resource");

    private InjectedBeans() {}

    /** Whether a text names one of them, as in {@code @Qualifier} or in an expression of {@code @Value}. */
    static boolean areNamedIn(String text) {
        return ACROSS.stream().anyMatch(text::contains);
    }

    static List<String> faults(JavaClass type) {
        List<String> faults = new ArrayList<>();
        named(type.getAnnotations(), type.getDescription(), faults);
        for (JavaField field : type.getFields()) {
            String description = field.getDescription() + " in " + field.getSourceCodeLocation();
            named(field.getAnnotations(), description, faults);
            if (isResource(field.getAnnotations()) && areNamedIn(field.getName())) {
                faults.add(description + " has the bean of its name injected, which");
            }
            all(field.getType(), description, faults);
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            String description = unit.getDescription() + " in " + unit.getSourceCodeLocation();
            named(unit.getAnnotations(), description, faults);
            if (isResource(unit.getAnnotations()) && areNamedIn(propertyOf(unit.getName()))) {
                faults.add(description + " has the bean of its name injected, which");
            }
            for (JavaParameter parameter : unit.getParameters()) {
                named(parameter.getAnnotations(), description, faults);
                if (unit.isConstructor() || !unit.getAnnotations().isEmpty()) {
                    all(parameter.getType(), description, faults);
                }
            }
        }
        return faults;
    }

    private static void named(Collection<? extends JavaAnnotation<?>> annotations, String where, List<String> faults) {
        annotations.forEach(each -> each.getProperties().values().stream().flatMap(InjectedBeans::texts).filter(
                InjectedBeans::areNamedIn).forEach(
                        name -> faults.add(where + " names the bean " + name + ", which")));
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case Object[] many -> Stream.of(many).flatMap(InjectedBeans::texts);
            case JavaAnnotation<?> inner -> inner.getProperties().values().stream().flatMap(InjectedBeans::texts);
            default -> Stream.empty();
        };
    }

    private static boolean isResource(Collection<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream().anyMatch(each -> BY_THEIR_OWN_NAME.contains(each.getRawType().getName()));
    }

    private static String propertyOf(String setter) {
        return setter.startsWith("set") && setter.length() > 3
                ? Character.toLowerCase(setter.charAt(3)) + setter.substring(4)
                : "";
    }

    /** Spring fills these with every bean of the type, those of operators too. */
    private static void all(JavaType type, String where, List<String> faults) {
        JavaClass raw = type.toErasure();
        if ((raw.isAssignableTo("java.util.Map") || raw.isAssignableTo(Iterable.class) || raw.isAssignableTo(
                Stream.class) || raw.isArray()) && type.getAllInvolvedRawTypes().stream().anyMatch(
                        InjectedBeans::isClient)) {
            faults.add(where + " has all beans of a type injected, of which one");
        }
    }

    private static boolean isClient(JavaClass type) {
        return CLIENTS.stream().anyMatch(type::isAssignableTo);
    }
}
