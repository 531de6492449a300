package io.leasehold.testkit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

@TwoTenants
class TwoTenantsTests implements CanaryRows {
    private final Map<Tenant, String> planted = new HashMap<>();

    @Override
    public void plant(Tenant tenant, String canary) {
        assertThat(TenantContext.current()).hasValue(tenant);
        planted.put(tenant, canary);
    }

    @Test
    void plantsACanaryForEachOfTheTwo(TenantPair tenants) {
        assertThat(planted).containsExactlyInAnyOrderEntriesOf(Map.of(tenants.attacker().tenant(), tenants.attacker()
                .canary().text(), tenants.victim().tenant(), tenants.victim().canary().text()));
    }

    @Test
    void findsACanaryInWhicheverCase(TenantPair tenants) {
        Canary canary = tenants.victim().canary();

        canary.assertAbsent("nothing but " + tenants.attacker().canary());
        canary.assertPresent("{\"name\":\"" + canary.text().toUpperCase(Locale.ROOT) + "\"}");
        assertThatThrownBy(() -> canary.assertAbsent("<b>" + canary + "</b>")).isInstanceOf(AssertionError.class)
                .hasMessageContaining(canary.text());
        assertThatThrownBy(() -> canary.assertPresent("nothing")).isInstanceOf(AssertionError.class);
    }

    @Test
    void failsATestThatKeepsAConnection() {
        eventsOf(UntidyTestClasses.KeepsAConnection.class).assertThatEvents().haveExactly(1,
                finishedWithFailure(message(text -> text
                        .contains("still checked out"))));
    }

    @Test
    void failsATestThatLeavesATenantOnAPooledConnection() {
        eventsOf(UntidyTestClasses.BindsTheSession.class).assertThatEvents().haveExactly(1,
                finishedWithFailure(message(text -> text
                        .contains("bound to a pooled connection"))));
    }

    @Test
    void failsATestThatRunsWithATenantBoundToItsThread(TenantPair tenants) throws Exception {
        Events events = tenants.attacker().calling(() -> eventsOf(UntidyTestClasses.DoesNothing.class));

        events.assertThatEvents().haveExactly(1,
                finishedWithFailure(message(text -> text.contains("before the test"))));
        assertThat(eventsOf(UntidyTestClasses.DoesNothing.class).succeeded().count()).isEqualTo(1);
    }

    private static Events eventsOf(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute().testEvents();
    }
}
