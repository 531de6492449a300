package io.leasehold.postgres.inspection;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static io.leasehold.postgres.inspection.InspectedDatabase.SOUND;
import static io.leasehold.postgres.inspection.InspectedDatabase.inspection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tables, keys and what reads past policies. */
class TableInspectionTests {
    private static final InspectedDatabase DATABASE = new InspectedDatabase();
    private static final DatabaseAccess ACCESS = DATABASE.access;
    private static final String APP = DATABASE.app;

    @AfterEach
    void remove() {
        DATABASE.asOwner("""
                         drop materialized view if exists shared.faulty_copy;
                         drop function if exists shared.faulty_function;
                         drop table if exists shared.faulty cascade""");
    }

    @Test
    void acceptsADatabaseAsLeaseholdPreparesIt() {
        DATABASE.asOwner(SOUND);

        assertThatCode(() -> inspection(ACCESS).require()).doesNotThrowAnyException();
    }

    @Test
    void refusesATableWithoutTenant() {
        DATABASE.asOwner("create table shared.faulty (id uuid primary key)");

        assertThat(DATABASE.problems()).contains("The table shared.faulty has no column \"tenant_id uuid not null\".",
                "The table shared.faulty has no row-level security.");
    }

    @Test
    void refusesATenantThatMayBeMissing() {
        DATABASE.asOwner(
                SOUND + "alter table shared.faulty drop constraint faulty_pkey, alter tenant_id drop not null");

        assertThat(DATABASE.problems())
                .containsExactly("The table shared.faulty has no column \"tenant_id uuid not null\".");
    }

    @Test
    void refusesATenantThatIsNoUuid() {
        DATABASE.asOwner("create table control.faulty (tenant_id text not null)");

        assertThat(DATABASE.problems()).contains("The table control.faulty has no column \"tenant_id uuid not null\".");
        DATABASE.asOwner("drop table control.faulty");
    }

    @Test
    void acceptsATableOfNoTenantThatSaysWhy() {
        DATABASE.asOwner("""
                         create table shared.faulty (id uuid primary key);
                         comment on table shared.faulty is 'leasehold:exempt countries are the same for all'""");

        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void refusesAnExemptionWithoutReason() {
        DATABASE.asOwner("create table shared.faulty (id uuid primary key); "
                + "comment on table shared.faulty is 'leasehold:exempt '");

        assertThat(DATABASE.problems()).isNotEmpty();
    }

    @Test
    void refusesATableWithoutRowLevelSecurity() {
        DATABASE.asOwner(SOUND + "alter table shared.faulty disable row level security");

        assertThat(DATABASE.problems()).containsExactly("The table shared.faulty has no row-level security.");
    }

    @Test
    void refusesATableWhoseOwnerIsExcepted() {
        DATABASE.asOwner(SOUND + "alter table shared.faulty no force row level security");

        assertThat(DATABASE.problems()).containsExactly(
                "The table shared.faulty does not force row-level security, so its owner sees all tenants.");
    }

    @Test
    void refusesATableWithoutPolicy() {
        DATABASE.asOwner(SOUND + "drop policy leasehold_app on shared.faulty");

        assertThat(DATABASE.problems()).containsExactly(
                "The table shared.faulty has no policy that holds the app role to the bound tenant.");
    }

    @Test
    void refusesAPolicyThatComparesSomethingElse() {
        DATABASE.asOwner(SOUND
                + "alter policy leasehold_app on shared.faulty using (id = current_setting('leasehold.tenant')::uuid)");

        assertThat(DATABASE.problems()).contains(
                "The table shared.faulty has no policy that holds the app role to the bound tenant.");
    }

    @Test
    void refusesAPolicyThatChecksNoWrites() {
        DATABASE.asOwner(SOUND + "alter policy leasehold_app on shared.faulty with check (true)");

        assertThat(DATABASE.problems()).containsExactly(
                "The table shared.faulty has no policy that holds the app role to the bound tenant.",
                "The table shared.faulty has the policy leasehold_app, which gives the app role more than the bound tenant.");
    }

    @Test
    void refusesASecondPolicyThatGivesMore() {
        DATABASE.asOwner(SOUND + "create policy peek on shared.faulty for select to public using (name = 'public')");

        assertThat(DATABASE.problems()).containsExactly(
                "The table shared.faulty has the policy peek, which gives the app role more than the bound tenant.");
    }

    @Test
    void acceptsASecondPolicyThatOnlyTakesAway() {
        DATABASE.asOwner(
                SOUND + "create policy less on shared.faulty as restrictive for delete to " + APP + " using (false)");

        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void refusesAPrimaryKeyThatSpansTenants() {
        DATABASE.asOwner(SOUND + "alter table shared.faulty drop constraint faulty_pkey, add primary key (id)");

        assertThat(DATABASE.problems()).containsExactly(
                "The primary key shared.faulty_pkey of shared.faulty does not begin with tenant_id.");
    }

    @Test
    void refusesAUniqueKeyThatSpansTenantsUnlessItSaysWhy() {
        DATABASE.asOwner(SOUND + "alter table shared.faulty add constraint faulty_name unique (name)");

        assertThat(DATABASE.problems()).containsExactly(
                "The unique key shared.faulty_name of shared.faulty does not begin with tenant_id.");

        DATABASE.asOwner(
                "comment on constraint faulty_name on shared.faulty is 'leasehold:exempt names are the same for all'");
        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void refusesAnIndexThatSpansTenantsUnlessItSaysWhy() {
        DATABASE.asOwner(SOUND + "create index faulty_index on shared.faulty (lower(name), tenant_id)");

        assertThat(DATABASE.problems()).containsExactly(
                "The index shared.faulty_index of shared.faulty does not begin with tenant_id.");

        DATABASE.asOwner("comment on index shared.faulty_index is 'leasehold:exempt read by the lookup role'");
        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void refusesAForeignKeyThatReachesRowsOfOtherTenants() {
        DATABASE.asOwner(SOUND + """
                                 create table shared.faulty_child (
                                   tenant_id uuid not null, id uuid not null, parent uuid, primary key (tenant_id, id),
                                   foreign key (tenant_id, parent) references shared.faulty);
                                 select leasehold.protect('shared.faulty_child');""");
        assertThat(DATABASE.problems()).isEmpty();

        DATABASE.asOwner("""
                         alter table shared.faulty_child drop constraint faulty_child_tenant_id_parent_fkey;
                         alter table shared.faulty_child add constraint crossed
                           foreign key (parent, tenant_id) references shared.faulty""");
        assertThat(DATABASE.problems()).containsExactly(
                "The foreign key crossed of shared.faulty_child does not begin with tenant_id, so it takes rows of other "
                        + "tenants in shared.faulty.");
        DATABASE.asOwner("drop table shared.faulty_child");
    }

    @Test
    void refusesAPartitionThatIsOpenByItself() {
        DATABASE.asOwner(
                """
                create table shared.faulty (
                  tenant_id uuid not null, id uuid not null, primary key (tenant_id, id)) partition by hash (tenant_id);
                select leasehold.protect('shared.faulty');
                create table shared.faulty_part partition of shared.faulty for values with (modulus 1, remainder 0)""");

        assertThat(DATABASE.problems()).containsExactly("The table shared.faulty_part has no row-level security.");
    }

    @Test
    void refusesATableInAnotherSchemaThatTheAppRoleReaches() {
        TestServer.execute(ACCESS.url(), TestServer.administrator(), """
                                                                     create schema elsewhere;
                                                                     create table elsewhere.things (id int);
                                                                     grant usage on schema elsewhere to public;
                                                                     grant select on elsewhere.things to public""");

        assertThat(DATABASE.problems()).contains("The table elsewhere.things has no row-level security.");
        TestServer.execute(ACCESS.url(), TestServer.administrator(), "drop schema elsewhere cascade");
    }

    @Test
    void refusesAViewWithTheRightsOfItsOwner() {
        DATABASE.asOwner(SOUND + "create view shared.faulty_view as select id from shared.faulty");

        assertThat(DATABASE.problems()).containsExactly(
                "The view shared.faulty_view reads with the rights of its owner, past row-level security.");

        DATABASE.asOwner("alter view shared.faulty_view set (security_invoker = on)");
        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void refusesAMaterializedView() {
        DATABASE.asOwner(SOUND + "create materialized view shared.faulty_copy as select id from shared.faulty");

        assertThat(DATABASE.problems())
                .containsExactly("The materialized view shared.faulty_copy has no row-level security.");
    }

    @Test
    void refusesAFunctionWithTheRightsOfItsOwner() {
        DATABASE.asOwner(
                "create function shared.faulty_function() returns int language sql security definer as 'select 1'");

        assertThat(DATABASE.problems()).singleElement().asString()
                .startsWith(
                        "The function shared.faulty_function() works with the rights of ");

        DATABASE.asOwner("revoke execute on function shared.faulty_function() from public");
        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void listsAllFindingsAndTheirRemedies() {
        DATABASE.asOwner(SOUND + """
                                 alter table shared.faulty no force row level security;
                                 create index faulty_index on shared.faulty (name)""");

        assertThatThrownBy(() -> inspection(ACCESS).require()).isInstanceOfSatisfying(UnsafeDatabaseException.class,
                refusal -> {
                    assertThat(refusal.findings()).hasSize(2);
                    assertThat(refusal.problem()).startsWith("The table shared.faulty does not force").contains(
                            "- The index shared.faulty_index");
                    assertThat(refusal.remedy())
                            .startsWith("Add in a migration: select leasehold.protect('shared.faulty').")
                            .contains("comment on index shared.faulty_index is");
                });
    }
}
