package io.leasehold.depot.attack;

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
        assertThat(failed)
                .anyMatch(failure -> failure.contains("GET /api/tasks/{id}"))
                .anyMatch(failure -> failure.contains("DELETE /api/tasks/{id}"))
                .anyMatch(failure -> failure.contains("PATCH /api/tasks/bulk"))
                .anyMatch(failure -> failure.contains("PUT /api/products/{id}"))
                .anyMatch(failure -> failure.contains("listsSearchesAndPagesShowOnlyOnesOwn"))
                .noneMatch(failure -> failure.contains("anOperationThatTheMatrixDoesNotKnow"));
    }

    private static String line(Failure failure) {
        return failure.getTestIdentifier().getDisplayName() + ": " + failure.getException();
    }
}
