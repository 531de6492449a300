package io.leasehold.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What each layer promises that keeps something for tenants. A test class implements the calls of its layer, and gets the tests with them. Each test
 * tries to reach the victim's rows as another tenant, or as nobody, and looks by a privileged way whether they are unchanged.
 *
 * <p>All calls but {@link #rowsOf} go through the layer under test. They get the tenant who calls, for layers that want it as an argument; it is
 * bound, except where a test is about what happens if it is not.
 */
@TwoTenants
public interface IsolationContract extends CanaryRows {
    /** Writes a row with this text and returns the row's id. */
    String write(Tenant tenant, String text) throws Exception;

    /** The texts of all rows that the tenant can see. */
    Collection<String> readAll(Tenant tenant) throws Exception;

    /** The text of one row, where the tenant can see it. */
    Optional<String> read(Tenant tenant, String id) throws Exception;

    /** Changes the text of a row, and says whether there was one to change. */
    boolean update(Tenant tenant, String id, String text) throws Exception;

    /** Deletes a row, and says whether there was one to delete. */
    boolean delete(Tenant tenant, String id) throws Exception;

    /** Makes a call that fails in the middle of its work: in the database, not before. */
    void fail(Tenant tenant) throws Exception;

    /** Writes a row with this text in a transaction that is rolled back. */
    void rollBack(Tenant tenant, String text) throws Exception;

    /** Makes a call that runs into a timeout. */
    void timeOut(Tenant tenant) throws Exception;

    /** A fingerprint of all that the tenant has, taken around the layer under test; for a database, {@link VictimRows#hash}. */
    Map<String, String> rowsOf(Tenant tenant) throws Exception;

    /** An id of the layer's kind that belongs to no row. */
    default String unknownId() {
        return UUID.randomUUID().toString();
    }

    @Override
    default void plant(Tenant tenant, String canary) throws Exception {
        write(tenant, canary);
    }

    @Test
    default void showsATenantItsOwnRowsAndNoOthers(TenantPair tenants) throws Exception {
        CanaryTenant attacker = tenants.attacker();
        CanaryTenant victim = tenants.victim();
        String foreign = victim.calling(() -> write(victim.tenant(), victim.canary().text()));
        String own = attacker.calling(() -> write(attacker.tenant(), attacker.canary().text()));

        IsolationChecks.assertSeesItsOwnRowsOnly(this, attacker, victim);
        IsolationChecks.assertSeesItsOwnRowsOnly(this, victim, attacker);
        attacker.working(() -> {
            assertThat(read(attacker.tenant(), own)).as("a tenant's own row").hasValue(attacker.canary().text());
            assertThat(read(attacker.tenant(), foreign)).as("a row of another tenant, by its id")
                    .isEqualTo(read(attacker
                            .tenant(), unknownId()))
                    .isEmpty();
        });
    }

    @Test
    default void changesNoRowOfAnotherTenant(TenantPair tenants) throws Exception {
        CanaryTenant attacker = tenants.attacker();
        CanaryTenant victim = tenants.victim();
        String foreign = victim.calling(() -> write(victim.tenant(), victim.canary().text()));
        String own = attacker.calling(() -> write(attacker.tenant(), "before"));
        Map<String, String> before = rowsOf(victim.tenant());

        attacker.working(() -> {
            assertThat(update(attacker.tenant(), foreign, "stolen")).as("updating another tenant's row").isFalse();
            assertThat(delete(attacker.tenant(), foreign)).as("deleting another tenant's row").isFalse();
            assertThat(update(attacker.tenant(), own, "after")).as("updating a tenant's own row").isTrue();
            assertThat(read(attacker.tenant(), own)).hasValue("after");
            assertThat(delete(attacker.tenant(), own)).as("deleting a tenant's own row").isTrue();
            assertThat(read(attacker.tenant(), own)).isEmpty();
        });

        assertThat(rowsOf(victim.tenant())).as("the victim's rows").isEqualTo(before);
    }

    @Test
    default void noticesAChangeOfTheVictimsRows(TenantPair tenants) throws Exception {
        CanaryTenant victim = tenants.victim();
        Map<String, String> before = rowsOf(victim.tenant());

        String id = victim.calling(() -> write(victim.tenant(), "one more"));
        Map<String, String> after = rowsOf(victim.tenant());
        victim.working(() -> update(victim.tenant(), id, "another"));

        assertThat(after).as("the fingerprint of the victim's rows after one more").isNotEqualTo(before);
        assertThat(rowsOf(victim.tenant())).as("the fingerprint after a change").isNotEqualTo(after);
    }

    @Test
    default void refusesEachCallWithoutATenant(TenantPair tenants) throws Exception {
        CanaryTenant victim = tenants.victim();
        String id = victim.calling(() -> write(victim.tenant(), victim.canary().text()));
        Map<String, String> before = rowsOf(victim.tenant());

        IsolationChecks.assertRefusesEachCall(this, victim.tenant(), id);

        assertThat(rowsOf(victim.tenant())).as("the victim's rows").isEqualTo(before);
    }

    @Test
    default void refusesEachCallOnAThreadThatTheTenantDidNotFollowTo(TenantPair tenants) throws Exception {
        CanaryTenant victim = tenants.victim();
        String id = victim.calling(() -> write(victim.tenant(), victim.canary().text()));
        Map<String, String> before = rowsOf(victim.tenant());

        for (Elsewhere elsewhere : Elsewhere.values()) {
            victim.working(() -> elsewhere.run(() -> IsolationChecks.assertRefusesEachCall(this, victim.tenant(), id)));
            CanaryTenant.Work carried = () -> IsolationChecks.assertSeesItsOwnRowsOnly(this, tenants.attacker(),
                    victim);
            tenants.attacker().working(() -> elsewhere.run(IsolationChecks.carrying(carried)));
        }

        assertThat(rowsOf(victim.tenant())).as("the victim's rows").isEqualTo(before);
    }

    @Test
    default void keepsTenantsApartAfterAFailure(TenantPair tenants) throws Exception {
        IsolationChecks.assertApartAfter(this, tenants, attacker -> assertThatThrownBy(() -> fail(attacker)).as(
                "a call that fails").isNotNull());
    }

    @Test
    default void keepsTenantsApartAfterARollback(TenantPair tenants) throws Exception {
        IsolationChecks.assertApartAfter(this, tenants, attacker -> rollBack(attacker, "rolled back"));

        for (CanaryTenant tenant : List.of(tenants.attacker(), tenants.victim())) {
            assertThat(tenant.calling(() -> readAll(tenant.tenant()))).as("rows after a rollback").doesNotContain(
                    "rolled back");
        }
    }

    @Test
    default void keepsTenantsApartAfterATimeout(TenantPair tenants) throws Exception {
        IsolationChecks.assertApartAfter(this, tenants, attacker -> assertThatThrownBy(() -> timeOut(attacker)).as(
                "a call that runs into a timeout").isNotNull());
    }
}
