package io.leasehold.testkit.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethodReference;

/** Who asks the application context for beans, and for which, read off the bytecode. What is not said by a constant may be any. */
final class AskedBeans {
    private static final Set<String> ASKING = Set.of("getBean", "getBeanProvider", "getBeansOfType",
            "resolveDependency", "getSingleton", "beanOfType", "beanOfTypeIncludingAncestors", "beansOfType",
            "beansOfTypeIncludingAncestors", "qualifiedBeanOfType");
    private static final Set<String> ANSWERING = Set.of("org.springframework.beans.factory.BeanFactory",
            "org.springframework.beans.factory.config.SingletonBeanRegistry",
            "org.springframework.beans.factory.BeanFactoryUtils",
            "org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils");
    private static final Set<String> REACHING = Set.of("java.lang.Object", "java.lang.AutoCloseable",
            "java.sql.Wrapper", "javax.sql.CommonDataSource", "javax.sql.DataSource",
            "org.springframework.jdbc.core.simple.JdbcClient", "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.JdbcTemplate",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate", "jakarta.persistence.EntityManager",
            "jakarta.persistence.EntityManagerFactory");

    private AskedBeans() {}

    static List<JavaCodeUnitAccess<?>> of(JavaClass type) {
        List<JavaCodeUnitAccess<?>> asked = new ArrayList<>(type.getCodeUnitAccessesFromSelf().stream().filter(
                AskedBeans::asks).toList());
        if (!asked.isEmpty()) {
            Set<Integer> open = open(type);
            asked.removeIf(each -> !(each instanceof JavaMethodReference) && !open.contains(each.getLineNumber()));
        }
        return asked;
    }

    private static boolean asks(JavaCodeUnitAccess<?> access) {
        return ASKING.contains(access.getName())
                && ANSWERING.stream().anyMatch(access.getTargetOwner()::isAssignableTo);
    }

    /** The lines that ask for what reaches rows of all, or for nobody knows what. */
    private static Set<Integer> open(JavaClass type) {
        Set<Integer> open = new HashSet<>();
        type.getSource().ifPresent(source -> {
            try (InputStream bytes = source.getUri().toURL().openStream()) {
                ClassModel model = ClassFile.of().parse(bytes.readAllBytes());
                model.methods().forEach(method -> method.code().ifPresent(code -> read(code, open)));
            } catch (IOException e) {
                throw new UncheckedIOException("Reading which beans " + type.getName() + " asks for failed.", e);
            }
        });
        return open;
    }

    private static void read(CodeModel code, Set<Integer> open) {
        List<Object> constants = new ArrayList<>();
        int line = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case ConstantInstruction constant -> constants.add(constant.constantValue());
                case InvokeInstruction call -> {
                    if (ASKING.contains(call.name().stringValue()) && !isHarmless(constants, call.typeSymbol()
                            .parameterCount())) {
                        open.add(line);
                    }
                    constants.clear();
                }
                case LabelTarget _ -> constants.clear();
                case Instruction _ -> constants.clear();
                default -> {
                }
            }
        }
    }

    /** All arguments are constants, which are what lies on the stack. */
    private static boolean isHarmless(List<Object> constants, int arguments) {
        return constants.size() >= arguments && constants.subList(constants.size() - arguments, constants.size())
                .stream().noneMatch(AskedBeans::reachesAll);
    }

    private static boolean reachesAll(Object constant) {
        return switch (constant) {
            case ClassDesc type when type.isClassOrInterface() -> REACHING.contains(type.packageName() + "." + type
                    .displayName());
            case String name -> InjectedBeans.areNamedIn(name);
            default -> false;
        };
    }
}
