package io.leasehold.postgres.directory;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a statement that somebody smuggled into the work of a tenant could do to the directory. */
class DirectoryGrantsTests {
    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();
    private static final DatabaseAccess ACCESS = TestServer.preparedDatabase();

    @BeforeAll
    static void addTwoTenants() throws SQLException {
        try (Connection operator = connect(ACCESS.operator()); Statement statement = operator.createStatement()) {
            statement.execute(
                    "insert into control.tenants (tenant_id, slug, status, placement, location) values ('" + ACME
                            + "', 'acme', 'active', 'schema', 't_acme'), ('" + GLOBEX
                            + "', 'globex', 'suspended', 'schema', 't_globex')");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"placement = 'schema', location = 't_globex'", "server = 'elsewhere'",
        "connection_limit = 1000", "statement_timeout_ms = 1", "canary = true", "drop_at = now()",
        "tenant_id = gen_random_uuid()", "status = 'dropping'", "status = 'provisioning'", "status = 'suspended'"})
    void keepsItFromWhereTheTenantLivesWhatItMayTakeAndWhetherItIsServed(String change) throws SQLException {
        assertThatThrownBy(() -> asApp(ACME, "update control.tenants set " + change)).isInstanceOfSatisfying(
                SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void letsNobodyOpenAgainFromInsideWhatAnOperatorHasClosed() {
        assertThatThrownBy(() -> asApp(GLOBEX, "update control.tenants set status = 'active'")).hasMessageContaining(
                "cannot be made active from inside");
        assertThatThrownBy(() -> asApp(GLOBEX, "delete from control.tenants"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void letsATenantRenameItselfAndGiveItselfUpAndNoOther() throws SQLException {
        assertThat(asApp(ACME, "update control.tenants set slug = 'acme-tools' where slug like '%'")).isEqualTo(1);
        assertThat(asApp(ACME, "update control.tenants set status = 'deactivated' where slug like '%'")).isEqualTo(1);
    }

    @Test
    void givesNoPlaceToTwoTenantsWhoeverWritesIt() {
        assertThatThrownBy(() -> {
            try (Connection operator = connect(ACCESS.operator()); Statement statement = operator.createStatement()) {
                statement.execute("update control.tenants set location = 't_acme' where tenant_id = '" + GLOBEX + "'");
            }
        }).hasMessageContaining("tenants_have_places_of_their_own");
    }

    private static int asApp(UUID tenant, String update) throws SQLException {
        try (Connection app = connect(ACCESS.app()); Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("select leasehold.bind('" + tenant + "')");
            int rows = statement.executeUpdate(update);
            app.rollback();
            return rows;
        }
    }

    private static Connection connect(Credentials role) throws SQLException {
        return DriverManager.getConnection(ACCESS.url(), role.username(), role.password());
    }
}
