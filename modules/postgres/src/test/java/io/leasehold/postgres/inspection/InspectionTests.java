package io.leasehold.postgres.inspection;

import java.util.List;
import java.util.Properties;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InspectionTests {
    private static final DatabaseAccess ACCESS = TestServer.preparedDatabase();
    private static final String APP = ACCESS.app().username();

    private static final String SOUND = """
                                        create table shared.faulty (
                                          tenant_id uuid not null default current_setting('leasehold.tenant')::uuid, id uuid not null, name text,
                                          primary key (tenant_id, id));
                                        select leasehold.protect('shared.faulty');
                                        """;

    @AfterEach
    void remove() {
        asOwner("""
                drop materialized view if exists shared.faulty_copy;
                drop function if exists shared.faulty_function;
                drop table if exists shared.faulty cascade""");
    }

    @Test
    void acceptsADatabaseAsLeaseholdPreparesIt() {
        asOwner(SOUND);

        assertThatCode(() -> inspection(ACCESS).require()).doesNotThrowAnyException();
    }

    @Test
    void refusesATableWithoutTenant() {
        asOwner("create table shared.faulty (id uuid primary key)");

        assertThat(problems()).contains("The table shared.faulty has no column \"tenant_id uuid not null\".",
                "The table shared.faulty has no row-level security.");
    }

    @Test
    void refusesATenantThatMayBeMissing() {
        asOwner(SOUND + "alter table shared.faulty drop constraint faulty_pkey, alter tenant_id drop not null");

        assertThat(problems()).containsExactly("The table shared.faulty has no column \"tenant_id uuid not null\".");
    }

    @Test
    void refusesATenantThatIsNoUuid() {
        asOwner("create table control.faulty (tenant_id text not null)");

        assertThat(problems()).contains("The table control.faulty has no column \"tenant_id uuid not null\".");
        asOwner("drop table control.faulty");
    }

    @Test
    void acceptsATableOfNoTenantThatSaysWhy() {
        asOwner("""
                create table shared.faulty (id uuid primary key);
                comment on table shared.faulty is 'leasehold:exempt countries are the same for all'""");

        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesAnExemptionWithoutReason() {
        asOwner("create table shared.faulty (id uuid primary key); "
                + "comment on table shared.faulty is 'leasehold:exempt '");

        assertThat(problems()).isNotEmpty();
    }

    @Test
    void refusesATableWithoutRowLevelSecurity() {
        asOwner(SOUND + "alter table shared.faulty disable row level security");

        assertThat(problems()).containsExactly("The table shared.faulty has no row-level security.");
    }

    @Test
    void refusesATableWhoseOwnerIsExcepted() {
        asOwner(SOUND + "alter table shared.faulty no force row level security");

        assertThat(problems()).containsExactly(
                "The table shared.faulty does not force row-level security, so its owner sees all tenants.");
    }

    @Test
    void refusesATableWithoutPolicy() {
        asOwner(SOUND + "drop policy leasehold_app on shared.faulty");

        assertThat(problems()).containsExactly(
                "The table shared.faulty has no policy that holds the app role to the bound tenant.");
    }

    @Test
    void refusesAPolicyThatComparesSomethingElse() {
        asOwner(SOUND
                + "alter policy leasehold_app on shared.faulty using (id = current_setting('leasehold.tenant')::uuid)");

        assertThat(problems()).contains(
                "The table shared.faulty has no policy that holds the app role to the bound tenant.");
    }

    @Test
    void refusesAPolicyThatChecksNoWrites() {
        asOwner(SOUND + "alter policy leasehold_app on shared.faulty with check (true)");

        assertThat(problems()).containsExactly(
                "The table shared.faulty has no policy that holds the app role to the bound tenant.",
                "The table shared.faulty has the policy leasehold_app, which gives the app role more than the bound tenant.");
    }

    @Test
    void refusesASecondPolicyThatGivesMore() {
        asOwner(SOUND + "create policy peek on shared.faulty for select to public using (name = 'public')");

        assertThat(problems()).containsExactly(
                "The table shared.faulty has the policy peek, which gives the app role more than the bound tenant.");
    }

    @Test
    void acceptsASecondPolicyThatOnlyTakesAway() {
        asOwner(SOUND + "create policy less on shared.faulty as restrictive for delete to " + APP + " using (false)");

        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesAPrimaryKeyThatSpansTenants() {
        asOwner(SOUND + "alter table shared.faulty drop constraint faulty_pkey, add primary key (id)");

        assertThat(problems()).containsExactly(
                "The primary key shared.faulty_pkey of shared.faulty does not begin with tenant_id.");
    }

    @Test
    void refusesAUniqueKeyThatSpansTenantsUnlessItSaysWhy() {
        asOwner(SOUND + "alter table shared.faulty add constraint faulty_name unique (name)");

        assertThat(problems()).containsExactly(
                "The unique key shared.faulty_name of shared.faulty does not begin with tenant_id.");

        asOwner("comment on constraint faulty_name on shared.faulty is 'leasehold:exempt names are the same for all'");
        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesAnIndexThatSpansTenantsUnlessItSaysWhy() {
        asOwner(SOUND + "create index faulty_index on shared.faulty (lower(name), tenant_id)");

        assertThat(problems()).containsExactly(
                "The index shared.faulty_index of shared.faulty does not begin with tenant_id.");

        asOwner("comment on index shared.faulty_index is 'leasehold:exempt read by the lookup role'");
        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesAForeignKeyThatReachesRowsOfOtherTenants() {
        asOwner(SOUND + """
                        create table shared.faulty_child (
                          tenant_id uuid not null, id uuid not null, parent uuid, primary key (tenant_id, id),
                          foreign key (tenant_id, parent) references shared.faulty);
                        select leasehold.protect('shared.faulty_child');""");
        assertThat(problems()).isEmpty();

        asOwner("""
                alter table shared.faulty_child drop constraint faulty_child_tenant_id_parent_fkey;
                alter table shared.faulty_child add constraint crossed
                  foreign key (parent, tenant_id) references shared.faulty""");
        assertThat(problems()).containsExactly(
                "The foreign key crossed of shared.faulty_child does not begin with tenant_id, so it takes rows of other "
                        + "tenants in shared.faulty.");
        asOwner("drop table shared.faulty_child");
    }

    @Test
    void refusesAPartitionThatIsOpenByItself() {
        asOwner("""
                create table shared.faulty (
                  tenant_id uuid not null, id uuid not null, primary key (tenant_id, id)) partition by hash (tenant_id);
                select leasehold.protect('shared.faulty');
                create table shared.faulty_part partition of shared.faulty for values with (modulus 1, remainder 0)""");

        assertThat(problems()).containsExactly("The table shared.faulty_part has no row-level security.");
    }

    @Test
    void refusesATableInAnotherSchemaThatTheAppRoleReaches() {
        TestServer.execute(ACCESS.url(), TestServer.administrator(), """
                                                                     create schema elsewhere;
                                                                     create table elsewhere.things (id int);
                                                                     grant usage on schema elsewhere to public;
                                                                     grant select on elsewhere.things to public""");

        assertThat(problems()).contains("The table elsewhere.things has no row-level security.");
        TestServer.execute(ACCESS.url(), TestServer.administrator(), "drop schema elsewhere cascade");
    }

    @Test
    void refusesAViewWithTheRightsOfItsOwner() {
        asOwner(SOUND + "create view shared.faulty_view as select id from shared.faulty");

        assertThat(problems()).containsExactly(
                "The view shared.faulty_view reads with the rights of its owner, past row-level security.");

        asOwner("alter view shared.faulty_view set (security_invoker = on)");
        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesAMaterializedView() {
        asOwner(SOUND + "create materialized view shared.faulty_copy as select id from shared.faulty");

        assertThat(problems()).containsExactly("The materialized view shared.faulty_copy has no row-level security.");
    }

    @Test
    void refusesAFunctionWithTheRightsOfItsOwner() {
        asOwner("create function shared.faulty_function() returns int language sql security definer as 'select 1'");

        assertThat(problems()).singleElement().asString()
                .startsWith(
                        "The function shared.faulty_function() works with the rights of ");

        asOwner("revoke execute on function shared.faulty_function() from public");
        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesASettingOfTheTenantOnRoleOrDatabase() {
        String database = ACCESS.url().replaceFirst(".*/", "");
        String value = " leasehold.tenant = '00000000-0000-0000-0000-000000000001'";
        planted("alter database " + database + " set" + value, "alter database " + database + " reset leasehold.tenant",
                "The database " + database
                        + " has a setting of leasehold.tenant, which would bind whatever is unbound.");
        planted("alter role " + APP + " set" + value, "alter role " + APP + " reset leasehold.tenant", "The role " + APP
                + " has a setting of leasehold.tenant, which would bind whatever is unbound.");
    }

    @Test
    void refusesAnAddressThatBindsATenantOrAnotherSchema() {
        assertThat(problems(withParameters("options=-c%20leasehold.tenant=x"))).contains(
                "Connections begin with leasehold.tenant set, which would bind whatever is unbound.");
        assertThat(problems(withParameters("currentSchema=control"))).contains(
                "Connections look for tables in schema control instead of shared.");
    }

    @Test
    void refusesARoleWithAttributesThatReadAllTenants() {
        for (Credentials role : List.of(ACCESS.app(), ACCESS.lookup(), ACCESS.operator())) {
            for (String attribute : List.of("superuser", "bypassrls", "createrole", "createdb", "replication")) {
                planted("alter role " + role + " " + attribute, "alter role " + role + " no" + attribute,
                        "The role " + role
                                + " has the attribute " + attribute + ", with which it can read all tenants.");
            }
        }
    }

    @Test
    void refusesTheOwnerAsRuntimeRole() {
        DatabaseAccess asOwner = new DatabaseAccess(ACCESS.url(), ACCESS.owner(), ACCESS.owner(), ACCESS.lookup(),
                ACCESS
                        .operator());

        assertThat(problems(asOwner)).contains("The role " + ACCESS.owner()
                + " owns functions, schemas, tables, so that it could switch row-level security off.");
    }

    @Test
    void refusesAMemberOfTheOwner() {
        planted("grant " + ACCESS.owner() + " to " + APP, "revoke " + ACCESS.owner() + " from " + APP, "The role " + APP
                + " is a member of " + ACCESS.owner() + ", whose rights it could take to read all tenants.");
        planted("grant pg_read_all_data to " + APP, "revoke pg_read_all_data from " + APP, "The role " + APP
                + " is a member of pg_read_all_data, whose rights it could take to read all tenants.");
    }

    @Test
    void refusesPrivilegesThatRowLevelSecurityDoesNotGovern() {
        asOwner(SOUND);
        for (String privilege : List.of("truncate", "references", "trigger")) {
            String table = privilege + " on shared.faulty";
            planted("grant " + table + " to " + APP, "revoke " + table + " from " + APP, "The role " + APP
                    + " has the privilege " + privilege
                    + " on shared.faulty, which row-level security does not govern.");
        }
        planted("grant references (id) on shared.faulty to " + APP,
                "revoke references (id) on shared.faulty from " + APP,
                "The role " + APP
                        + " has the privilege references on shared.faulty, which row-level security does not govern.");
    }

    @Test
    void refusesARoleThatMayCreate() {
        String database = "database " + ACCESS.url().replaceFirst(".*/", "");
        for (String what : List.of("temporary on " + database, "create on " + database, "create on schema shared",
                "create on schema public")) {
            String[] words = what.split(" on ", 2);
            planted("grant " + what + " to " + APP, "revoke " + what + " from " + APP,
                    "The role " + APP + " may " + words[0]
                            + " in " + words[1] + ", so that it could put objects in the place of real ones.");
        }
    }

    @Test
    void refusesOneRoleForTwoDuties() {
        DatabaseAccess one = new DatabaseAccess(ACCESS.url(), ACCESS.owner(), ACCESS.app(), ACCESS.app(), ACCESS
                .operator());

        assertThat(problems(one)).containsExactly("The app role and the lookup role are both " + APP
                + ", so that every tenant could read what lookups read.");
    }

    @Test
    void listsAllFindingsAndTheirRemedies() {
        asOwner(SOUND + """
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

    private static void planted(String fault, String cure, String problem) {
        TestServer.execute(ACCESS.url(), TestServer.administrator(), fault);
        try {
            assertThat(problems()).contains(problem);
        } finally {
            TestServer.execute(ACCESS.url(), TestServer.administrator(), cure);
        }
        assertThat(problems()).isEmpty();
    }

    private static void asOwner(String sql) {
        TestServer.execute(ACCESS.url(), ACCESS.owner(), sql);
    }

    private static DatabaseAccess withParameters(String parameters) {
        return new DatabaseAccess(ACCESS.url() + "?" + parameters, ACCESS.owner(), ACCESS.app(), ACCESS.lookup(), ACCESS
                .operator());
    }

    private static List<String> problems() {
        return problems(ACCESS);
    }

    private static List<String> problems(DatabaseAccess access) {
        return inspection(access).findings().stream().map(Finding::problem).toList();
    }

    private static Inspection inspection(DatabaseAccess access) {
        return new Inspection(dataSource(access, access.app(), "shared"), dataSource(access, access.app(), "control"),
                dataSource(access, access.lookup(), "control"), access.operator().username());
    }

    private static DataSource dataSource(DatabaseAccess access, Credentials role, String schema) {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(access.url(), role.username(),
                role.password());
        Properties properties = new Properties();
        properties.setProperty("currentSchema", schema + ",leasehold");
        dataSource.setConnectionProperties(properties);
        return dataSource;
    }
}
