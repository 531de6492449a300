package io.leasehold.depot.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import static java.util.Objects.requireNonNull;

/** Starts the browser with the first test that wants it, closes it after the last, and skips them all where there is none. */
final class InBrowser implements ExecutionCondition, BeforeEachCallback, AfterTestExecutionCallback {
    private static final Namespace RUN = Namespace.create(InBrowser.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (equipment(context)) {
            case Equipment.Complete found -> ConditionEvaluationResult.enabled(found.toString());
            case Equipment.Missing missing -> {
                if (Boolean.parseBoolean(System.getenv("LEASEHOLD_BROWSER_REQUIRED"))) {
                    throw new IllegalStateException("The browser tests have to run, and " + missing.what() + ".");
                }
                yield ConditionEvaluationResult.disabled(missing.what());
            }
        };
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ((BrowserTest) context.getRequiredTestInstance()).enter(context.getRoot().getStore(RUN).computeIfAbsent(
                Chromium.class, _ -> Chromium.launch((Equipment.Complete) equipment(context)), Chromium.class));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        String test = context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName();
        ((BrowserTest) context.getRequiredTestInstance()).leave(test, context.getExecutionException().isPresent());
    }

    /** Looked for once; what is missing is said in one line. */
    private static Equipment equipment(ExtensionContext context) {
        return requireNonNull(context.getRoot().getStore(RUN).computeIfAbsent(Equipment.class, _ -> {
            Equipment equipment = Equipment.find();
            if (equipment instanceof Equipment.Missing missing) {
                System.out.println("Browser tests are skipped: " + missing.what() + ". Install chromium and Node.js "
                        + Equipment.NODE + " (or name them in LEASEHOLD_BROWSER and LEASEHOLD_NODE), or run .ci/run.");
            }
            return equipment;
        }, Equipment.class));
    }
}
