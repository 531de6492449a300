package io.leasehold.postgres.inspection;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

import static io.leasehold.postgres.inspection.InspectedDatabase.SOUND;
import static org.assertj.core.api.Assertions.assertThat;

/** Roles, privileges and settings. */
class RoleInspectionTests {
    private static final InspectedDatabase DATABASE = new InspectedDatabase();
    private static final DatabaseAccess ACCESS = DATABASE.access;
    private static final String APP = DATABASE.app;

    @Test
    void refusesASettingOfTheTenantOnRoleOrDatabase() {
        String database = ACCESS.url().replaceFirst(".*/", "");
        String value = " leasehold.tenant = '00000000-0000-0000-0000-000000000001'";
        DATABASE.planted("alter database " + database + " set" + value,
                "alter database " + database + " reset leasehold.tenant",
                "The database " + database
                        + " has a setting of leasehold.tenant, which would bind whatever is unbound.");
        DATABASE.planted("alter role " + APP + " set" + value, "alter role " + APP + " reset leasehold.tenant",
                "The role " + APP
                        + " has a setting of leasehold.tenant, which would bind whatever is unbound.");
    }

    @Test
    void refusesAnAddressThatBindsATenantOrAnotherSchema() {
        assertThat(InspectedDatabase.problems(DATABASE.withParameters("options=-c%20leasehold.tenant=x"))).contains(
                "Connections begin with leasehold.tenant set, which would bind whatever is unbound.");
        assertThat(InspectedDatabase.problems(DATABASE.withParameters("currentSchema=control"))).contains(
                "Connections look for tables in schema control instead of shared.");
    }

    @Test
    void refusesARoleWithAttributesThatReadAllTenants() {
        for (Credentials role : List.of(ACCESS.app(), ACCESS.lookup(), ACCESS.operator())) {
            for (String attribute : List.of("superuser", "bypassrls", "createrole", "createdb", "replication")) {
                DATABASE.planted("alter role " + role + " " + attribute, "alter role " + role + " no" + attribute,
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

        assertThat(InspectedDatabase.problems(asOwner)).contains("The role " + ACCESS.owner()
                + " owns functions, schemas, tables, so that it could switch row-level security off.");
    }

    @Test
    void refusesAMemberOfTheOwner() {
        DATABASE.planted("grant " + ACCESS.owner() + " to " + APP, "revoke " + ACCESS.owner() + " from " + APP,
                "The role " + APP
                        + " is a member of " + ACCESS.owner() + ", whose rights it could take to read all tenants.");
        DATABASE.planted("grant pg_read_all_data to " + APP, "revoke pg_read_all_data from " + APP, "The role " + APP
                + " is a member of pg_read_all_data, whose rights it could take to read all tenants.");
    }

    @Test
    void refusesPrivilegesThatRowLevelSecurityDoesNotGovern() {
        DATABASE.asOwner("drop table if exists shared.faulty; " + SOUND);
        for (String privilege : List.of("truncate", "references", "trigger")) {
            String table = privilege + " on shared.faulty";
            DATABASE.planted("grant " + table + " to " + APP, "revoke " + table + " from " + APP, "The role " + APP
                    + " has the privilege " + privilege
                    + " on shared.faulty, which row-level security does not govern.");
        }
        DATABASE.planted("grant references (id) on shared.faulty to " + APP,
                "revoke references (id) on shared.faulty from " + APP,
                "The role " + APP
                        + " has the privilege references on shared.faulty, which row-level security does not govern.");
        DATABASE.asOwner("drop table shared.faulty");
    }

    @Test
    void refusesARoleThatMayCreate() {
        String database = "database " + ACCESS.url().replaceFirst(".*/", "");
        for (String what : List.of("temporary on " + database, "create on " + database, "create on schema shared",
                "create on schema public")) {
            String[] words = what.split(" on ", 2);
            DATABASE.planted("grant " + what + " to " + APP, "revoke " + what + " from " + APP,
                    "The role " + APP + " may " + words[0]
                            + " in " + words[1] + ", so that it could put objects in the place of real ones.");
        }
    }

    @Test
    void refusesOneRoleForTwoDuties() {
        DatabaseAccess one = new DatabaseAccess(ACCESS.url(), ACCESS.owner(), ACCESS.app(), ACCESS.app(), ACCESS
                .operator());

        assertThat(InspectedDatabase.problems(one)).containsExactly("The app role and the lookup role are both " + APP
                + ", so that every tenant could read what lookups read.");
    }
}
