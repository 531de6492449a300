package io.leasehold.testkit.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.tngtech.archunit.core.domain.JavaClass;

/** By which call each field of a class gets its value, read off the bytecode, since ArchUnit knows the calls of a method but not what becomes of them. */
final class Makers {
    private static final Set<String> FIXED = Set.of("java.util.List", "java.util.Set", "java.util.Map");

    private Makers() {}

    /**
     * The call whose result is assigned.
     *
     * @param owner the class whose method or constructor it is
     * @param name its name, {@code <init>} for a constructor
     * @param type what it gives, as far as its signature says
     */
    record Maker(String owner, String name, String type) {
        static final Maker UNKNOWN = new Maker("", "", "");

        /** Whether nobody can change what was made, which is proven for the usual ways only. */
        boolean isFixed() {
            return (FIXED.contains(owner) && Set.of("of", "copyOf", "ofEntries").contains(name))
                    || (owner.equals("java.util.stream.Stream") && name.equals("toList"))
                    || (owner.equals("java.util.Collections") && (name.startsWith("unmodifiable") || name.startsWith(
                            "empty") || name.startsWith("singleton")))
                    || type.startsWith("com.google.common.collect.Immutable");
        }

        boolean isSynchronized() {
            return owner.equals("java.util.Collections") && name.startsWith("synchronized");
        }

        boolean isNewCollection(JavaClass made) {
            return name.equals("<init>") && owner.startsWith("java.util.") && (made.isAssignableTo(Map.class) || made
                    .isAssignableTo(Iterable.class));
        }
    }

    /** By field, one for each assignment. */
    static Map<String, List<Maker>> of(JavaClass type) {
        Map<String, List<Maker>> makers = new HashMap<>();
        type.getSource().ifPresent(source -> {
            try (InputStream bytes = source.getUri().toURL().openStream()) {
                ClassModel model = ClassFile.of().parse(bytes.readAllBytes());
                model.methods().forEach(method -> method.code().ifPresent(code -> read(code, type.getName(), makers)));
            } catch (IOException e) {
                throw new UncheckedIOException("Reading how " + type.getName() + " makes its fields failed.", e);
            }
        });
        return makers;
    }

    private static void read(CodeModel code, String type, Map<String, List<Maker>> makers) {
        Maker last = Maker.UNKNOWN;
        for (CodeElement element : code) {
            if (element instanceof FieldInstruction put && isOf(type, put)) {
                makers.computeIfAbsent(put.name().stringValue(), name -> new ArrayList<>()).add(last);
            }
            last = after(element, last);
        }
    }

    private static boolean isOf(String type, FieldInstruction put) {
        return (put.opcode() == Opcode.PUTFIELD || put.opcode() == Opcode.PUTSTATIC) && name(put.owner().asSymbol())
                .equals(type);
    }

    /** What lies on top of the stack. Where branches meet it may be either, and is unknown. */
    private static Maker after(CodeElement element, Maker last) {
        return switch (element) {
            case InvokeInstruction call -> maker(call);
            case LabelTarget _ -> Maker.UNKNOWN;
            case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> last;
            case StackInstruction copy when copy.opcode() != Opcode.POP -> last;
            case FieldInstruction put when put.opcode() == Opcode.PUTFIELD || put.opcode() == Opcode.PUTSTATIC -> last;
            case Instruction _ -> Maker.UNKNOWN;
            default -> last;
        };
    }

    private static Maker maker(InvokeInstruction call) {
        String owner = name(call.owner().asSymbol());
        String name = call.name().stringValue();
        return new Maker(owner, name, name.equals("<init>") ? owner : name(call.typeSymbol().returnType()));
    }

    private static String name(@Nullable ClassDesc type) {
        if (type == null || !type.isClassOrInterface()) {
            return "";
        }
        return type.packageName().isEmpty() ? type.displayName() : type.packageName() + "." + type.displayName();
    }
}
