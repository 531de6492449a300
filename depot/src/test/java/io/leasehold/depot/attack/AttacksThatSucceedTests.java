package io.leasehold.depot.attack;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

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

        Set<String> failed = summary.getSummary().getFailures().stream().map(failure -> failure.getTestIdentifier()
                .getDisplayName()).collect(Collectors.toSet());
        assertThat(failed).noneMatch(name -> name.contains("canaries are planted"));
        for (Front front : Attacks.both(List.of(Front.SHARED), Front.ASTRAY)) {
            assertThat(failed).containsAll(named(front));
        }
        // The third guard is the place itself. It is for business rows; control tables are everybody's.
        for (Front front : Front.ACROSS) {
            assertThat(failed).doesNotContainAnyElementsOf(named(front));
        }
    }

    /** What can only be kept apart by the guards that are gone. Who belongs where is asked by the lookup role, beside both. */
    private static List<String> named(Front front) {
        Stream<String> probes = Matrix.PROBES.stream().filter(probe -> EnumSet.of(Probe.Kind.TASK, Probe.Kind.PRODUCT,
                Probe.Kind.IMPORT).contains(probe.what())).map(Probe::toString);
        return Stream.concat(probes, Stream.of("lists, searches and pages show only one's own",
                "an export and past imports are one's own", "nothing was shown", "nothing was changed"))
                .map(name -> front + ": " + name).toList();
    }
}
