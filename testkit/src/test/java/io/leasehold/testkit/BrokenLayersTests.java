package io.leasehold.testkit;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The contract, run against layers that break it: each of its tests fails for one of them. */
class BrokenLayersTests {
    private static final String[] ALL = Arrays.stream(IsolationContract.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .toArray(String[]::new);

    @Test
    void failsWhereRowLevelSecurityIsOff() {
        assertThat(testsThatFailOn(BrokenLayers.RowSecurityOff.class)).containsExactlyInAnyOrder(allBut(
                "noticesAChangeOfTheVictimsRows"));
    }

    @Test
    void failsWhereABindingOutlivesTheWork() {
        assertThat(testsThatFailOn(BrokenLayers.NeverUnbound.class)).containsExactlyInAnyOrder(
                "refusesEachCallWithoutATenant",
                "refusesEachCallOnAThreadThatTheTenantDidNotFollowTo", "keepsTenantsApartAfterAFailure",
                "keepsTenantsApartAfterARollback", "keepsTenantsApartAfterATimeout");
    }

    @Test
    void failsWhereABindingOutlivesWhatGoesWrong() {
        assertThat(testsThatFailOn(BrokenLayers.UnboundAfterSuccess.class)).containsExactlyInAnyOrder(
                "keepsTenantsApartAfterAFailure", "keepsTenantsApartAfterARollback", "keepsTenantsApartAfterATimeout");
    }

    @Test
    void failsWhereTheFingerprintSeesNothing() {
        assertThat(testsThatFailOn(BrokenLayers.BlindFingerprint.class))
                .containsExactly("noticesAChangeOfTheVictimsRows");
    }

    private static Set<String> testsThatFailOn(Class<?> layer) {
        List<Event> failed = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(layer))
                .execute()
                .testEvents()
                .failed()
                .list();
        return failed.stream().map(event -> event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", "")).collect(
                Collectors.toCollection(TreeSet::new));
    }

    private static String[] allBut(String test) {
        return Arrays.stream(ALL).filter(name -> !name.equals(test)).toArray(String[]::new);
    }
}
