package io.leasehold.testkit;

import java.util.Map;
import java.util.concurrent.Callable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What several tests of the contract look at. */
final class IsolationChecks {
    /** Something hostile or unlucky that a tenant does. */
    @FunctionalInterface
    interface Incident {
        void happen(Tenant attacker) throws Exception;
    }

    private IsolationChecks() {}

    static void assertSeesItsOwnRowsOnly(IsolationContract layer, CanaryTenant tenant, CanaryTenant other)
            throws Exception {
        String seen = tenant.calling(() -> String.join("\n", layer.readAll(tenant.tenant())));
        tenant.canary().assertPresent(seen);
        other.canary().assertAbsent(seen);
    }

    /** Expects an exception of each call: nothing may be answered, not even that there is nothing. */
    static void assertRefusesEachCall(IsolationContract layer, Tenant tenant, String id) {
        assertRefuses("reading all rows", () -> layer.readAll(tenant));
        assertRefuses("reading a row", () -> layer.read(tenant, id));
        assertRefuses("writing a row", () -> layer.write(tenant, "written by nobody"));
        assertRefuses("updating a row", () -> layer.update(tenant, id, "updated by nobody"));
        assertRefuses("deleting a row", () -> layer.delete(tenant, id));
    }

    private static void assertRefuses(String attempted, ThrowingCallable call) {
        assertThatThrownBy(call).as("%s without a tenant", attempted).isInstanceOf(Exception.class);
    }

    /** Lets something happen to the attacker, and expects that neither the next tenant nor nobody notices. */
    static void assertApartAfter(IsolationContract layer, TenantPair tenants, Incident incident) throws Exception {
        CanaryTenant attacker = tenants.attacker();
        CanaryTenant victim = tenants.victim();
        String id = victim.calling(() -> layer.write(victim.tenant(), victim.canary().text()));
        Map<String, String> before = layer.rowsOf(victim.tenant());

        attacker.working(() -> incident.happen(attacker.tenant()));
        assertRefusesEachCall(layer, victim.tenant(), id);
        attacker.working(() -> incident.happen(attacker.tenant()));
        assertSeesItsOwnRowsOnly(layer, victim, attacker);
        assertSeesItsOwnRowsOnly(layer, attacker, victim);

        assertThat(layer.rowsOf(victim.tenant())).as("the victim's rows").isEqualTo(before);
    }

    /** The work, to be done on another thread for the tenant that is bound now. */
    static CanaryTenant.Work carrying(CanaryTenant.Work work) {
        Callable<Boolean> carried = TenantContext.carry(() -> {
            work.run();
            return true;
        });
        return carried::call;
    }
}
