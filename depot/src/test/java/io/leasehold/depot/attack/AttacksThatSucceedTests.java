package io.leasehold.depot.attack;

import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Shows that the attacks can tell: without both guards they succeed, and so the tests that expect them not to fail. */
class AttacksThatSucceedTests {
    @Test
    void withoutBothGuardsTheSameTestsFail() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(WithoutAnyGuard.class))
                .build();

        LauncherFactory.create().execute(request, summary);

        List<String> failed = summary.getSummary().getFailures().stream().map(AttacksThatSucceedTests::line).toList();
        // Who belongs where is asked by the lookup role, beside both guards: organizations and members hold even now.
        for (Probe probe : Matrix.PROBES) {
            if (EnumSet.of(Probe.Kind.TASK, Probe.Kind.PRODUCT, Probe.Kind.IMPORT).contains(probe.what())) {
                assertThat(failed).as(probe.toString()).anyMatch(failure -> failure.contains(probe.toString()));
            }
        }
        assertThat(failed)
                .anyMatch(failure -> failure.contains("lists, searches and pages"))
                .anyMatch(failure -> failure.contains("an export and past imports"))
                .anyMatch(failure -> failure.contains("nothing was shown"))
                .anyMatch(failure -> failure.contains("nothing was changed"))
                .noneMatch(failure -> failure.contains("canaries are planted"));
    }

    private static String line(Failure failure) {
        return failure.getTestIdentifier().getDisplayName() + ": " + failure.getException();
    }
}
