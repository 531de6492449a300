package io.leasehold.testkit.statements;

import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records each statement that tests send, and fails the run at its end when one reaches a table of tenants without saying whose rows it means.
 *
 * <p>One line on the test class that starts the application will do, since all that runs in the same JVM afterwards is recorded:
 *
 * <pre>{@code
 * @ExtendWith(StatementLint.class)
 * @SpringBootTest
 * class OrderTests {
 *     // tests
 * }
 * }</pre>
 *
 * <p>With settings of its own a project extends this class, and names it in {@code META-INF/services/org.junit.jupiter.api.extension.Extension} for all
 * its tests.
 */
public class StatementLint implements BeforeAllCallback {
    private static final Logger LOG = LoggerFactory.getLogger(StatementLint.class);
    private static final Namespace NAMESPACE = Namespace.create(StatementLint.class);

    /** For a database that Leasehold has set up. */
    public StatementLint() {
        this(LintSettings.leasehold());
    }

    /** For what the settings tell of. */
    protected StatementLint(LintSettings settings) {
        // Not before the first test only: an application may be started before that.
        Recording.OF_THIS_JVM.start(settings);
    }

    /**
     * The same data source, whose statements are recorded, for one that is no bean of a Spring Boot application. Its database has to have its tables by
     * now.
     */
    public static DataSource watched(DataSource dataSource) {
        Recording.OF_THIS_JVM.learn(dataSource);
        return Recording.OF_THIS_JVM.watch(dataSource);
    }

    /** Has the check made when all tests of the run are over. */
    @Override
    public final void beforeAll(ExtensionContext context) {
        Run run = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Run.class, key -> new Run(), Run.class);
        if (isAskedForBy(context.getRequiredTestClass())) {
            run.hasToSeeSomething = true;
        }
    }

    /** Of tests that it was not asked for by, many send nothing. */
    private boolean isAskedForBy(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream().flatMap(
                extendWith -> Stream.of(extendWith.value())).anyMatch(type -> type == getClass());
    }

    /** Closed by JUnit with the run, as which it fails then. */
    private static final class Run implements AutoCloseable {
        private volatile boolean hasToSeeSomething;

        @Override
        public void close() {
            LintReport report = Recording.OF_THIS_JVM.report();
            if (report.isBlind() && (hasToSeeSomething || report.sources() > 0)) {
                throw new AssertionError(report.blindness());
            }
            if (!report.faults().isEmpty()) {
                throw new AssertionError(report.text());
            }
            LOG.info("{}", report.summary());
        }
    }
}
