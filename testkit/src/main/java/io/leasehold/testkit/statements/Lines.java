package io.leasehold.testkit.statements;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Finds the line that sent a statement, behind all that passes statements on. */
final class Lines {
    /** What is between a library that writes statements and the server. */
    private static final List<String> CARRIERS = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "net.ttddyy.",
            "org.postgresql.", "com.zaxxer.", "org.springframework.jdbc.", "org.springframework.aop.",
            "org.springframework.transaction.", "io.leasehold.postgres.binding.", "io.leasehold.postgres.pool.");
    private static final List<String> LIBRARIES = List.of("jakarta.", "kotlin.", "scala.", "org.springframework.",
            "org.apache.", "org.hibernate.", "org.jooq.", "org.mybatis.", "org.eclipse.", "org.junit.", "org.assertj.",
            "org.awaitility.", "org.quartz.", "reactor.", "io.micrometer.", "io.netty.", "io.undertow.",
            "com.querydsl.",
            "com.github.kagkarlsson.", "io.leasehold.postgres.TenantDataSource");
    private static final List<String> MIGRATIONS = List.of("org.flywaydb.", "liquibase.");

    private final List<String> plumbing;

    /** @param plumbing packages of the application that only pass statements on */
    Lines(List<String> plumbing) {
        this.plumbing = plumbing;
    }

    /** The line that sends a statement now; absent for migrations, of which the inspection sees what they leave. */
    Optional<StackTraceElement> now() {
        return StackWalker.getInstance().walk(this::find);
    }

    private Optional<StackTraceElement> find(Stream<StackFrame> frames) {
        @Nullable
        StackFrame library = null;
        for (Iterator<StackFrame> each = frames.iterator(); each.hasNext();) {
            StackFrame frame = each.next();
            String name = frame.getClassName();
            if (isIn(name, MIGRATIONS)) {
                return Optional.empty();
            }
            if (isIn(name, CARRIERS) || isPlumbing(name) || name.contains("$$")) {
                continue;
            }
            if (!isIn(name, LIBRARIES)) {
                return Optional.of(frame.toStackTraceElement());
            }
            library = library == null ? frame : library;
        }
        return Optional.of(library == null
                ? new StackTraceElement("unknown", "line", null, -1)
                : library.toStackTraceElement());
    }

    private boolean isPlumbing(String name) {
        return name.equals(Lines.class.getName()) || name.equals(Recording.class.getName()) || plumbing.stream()
                .anyMatch(each -> name.equals(each) || name.startsWith(each + ".") || name.startsWith(each + "$"));
    }

    private static boolean isIn(String name, List<String> packages) {
        for (String each : packages) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }
}
