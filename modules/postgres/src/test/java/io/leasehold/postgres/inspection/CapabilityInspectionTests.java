package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.capability.TamperEvidence;
import io.leasehold.postgres.setup.DatabaseSetup;
import io.leasehold.postgres.setup.Migrations;

import static org.assertj.core.api.Assertions.assertThat;

/** What would undo tamper evidence is found, and a database with it is as clean as one without. */
class CapabilityInspectionTests {
    private static final InspectedDatabase DATABASE = new InspectedDatabase();

    static {
        DatabaseSetup.prepare(DATABASE.access, Migrations.control(DATABASE.access), Migrations.tenant(DATABASE.access),
                TamperEvidence.ON);
        DATABASE.asOwner(InspectedDatabase.SOUND);
    }

    @Test
    void nothingIsWrongWhereCapabilitiesAreDemanded() {
        assertThat(DATABASE.problems()).isEmpty();
    }

    @Test
    void whoeverCanReadOrMakeCapabilitiesIsFound() {
        for (String privilege : new String[]{"select", "insert", "update", "delete"}) {
            DATABASE.planted(Rule.CAPABILITY_EXPOSED,
                    "grant " + privilege + " on leasehold.capabilities to " + DATABASE.app, "revoke all on "
                            + "leasehold.capabilities from " + DATABASE.app,
                    exposed(privilege));
        }
        DATABASE.planted(Rule.CAPABILITY_EXPOSED,
                "grant select (tenant_id) on leasehold.capabilities to " + DATABASE.app,
                "revoke all (tenant_id) on leasehold.capabilities from " + DATABASE.app,
                exposed("select"));
    }

    private static String exposed(String privilege) {
        return "On leasehold.capabilities, by which tenants are told apart, " + DATABASE.app + " has the privilege "
                + privilege + ".";
    }

    @Test
    void aViewThatBelievesSomethingElseIsFound() {
        String problem = "The view leasehold.bound does not look capabilities up behind a security barrier.";
        DATABASE.planted(Rule.CAPABILITY_EXPOSED, "alter view leasehold.bound set (security_barrier = false)",
                "alter view leasehold.bound set (security_barrier = true)", problem);
        DATABASE.planted(Rule.CAPABILITY_EXPOSED, "alter view leasehold.bound reset (security_barrier)",
                "alter view leasehold.bound set (security_barrier = true)", problem);
        DATABASE.planted(Rule.CAPABILITY_EXPOSED,
                """
                create or replace view leasehold.bound with (security_barrier) as select current_setting('leasehold.tenant')::uuid as tenant""",
                """
                create or replace view leasehold.bound with (security_barrier) as
                  select coalesce((select tenant_id from leasehold.capabilities
                    where capability = current_setting('leasehold.capability')::uuid and not_after > now()), leasehold.refuse()) as tenant""",
                problem);
    }

    @Test
    void aPolicyThatStillBelievesTheSettingIsFound() {
        DATABASE.planted(Rule.CAPABILITY_UNUSED, "select leasehold.believe('shared.faulty', false)",
                "select leasehold.believe('shared.faulty', true)",
                "Tamper evidence is on, and the policy leasehold_app of shared.faulty believes the setting of the tenant alone.");
    }

    @Test
    void anApplicationThatListsPreparedStatementsIsFound() {
        for (String role : new String[]{DATABASE.app, "public"}) {
            DATABASE.planted(Rule.STATEMENTS_LISTED,
                    "grant execute on function pg_catalog.pg_prepared_statement() to " + role,
                    "revoke execute on function pg_catalog.pg_prepared_statement() from " + role,
                    "The application can list the names of prepared statements, and so replace them: " + role
                            + " may execute pg_catalog.pg_prepared_statement().");
        }
    }

    @Test
    void preparedStatementsMayBeListedByOneTenantAloneAndWhereTheSettingIsBelieved() throws SQLException {
        TestServer.execute(DATABASE.access.url(), TestServer.administrator(),
                "grant execute on function pg_catalog.pg_prepared_statement() to public");
        try (Connection connection = DATABASE.access.connect(DATABASE.access.app())) {
            assertThat(SchemaInspection.ofOwnDatabase(connection, "own", "shared", DATABASE.app).findings()).extracting(
                    Finding::rule).doesNotContain(Rule.STATEMENTS_LISTED);
            DATABASE.asOwner("update leasehold.tamper_evidence set demanded = false");

            assertThat(DATABASE.problems()).isEmpty();
        } finally {
            DATABASE.asOwner("update leasehold.tamper_evidence set demanded = true");
            TestServer.execute(DATABASE.access.url(), TestServer.administrator(),
                    "revoke execute on function pg_catalog.pg_prepared_statement() from public");
        }
    }
}
