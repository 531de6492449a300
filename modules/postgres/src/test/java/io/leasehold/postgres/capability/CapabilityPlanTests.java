package io.leasehold.postgres.capability;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;
import io.leasehold.postgres.provisioning.Level;

import static org.assertj.core.api.Assertions.assertThat;

/** How PostgreSQL looks a capability up: the planner must not read through them when they are few, since the plan stays when they are many. */
class CapabilityPlanTests {
    @Test
    void aCapabilityIsLookedUpByItsIndexHoweverFewThereAre() throws Exception {
        try (Fort fort = new Fort(TamperEvidence.ON);
                TenantDataSource node = fort.node(new Capabilities(
                        Fort.LIFETIME))) {
            Tenant acme = fort.settle("acme", Level.SHARED);
            Tenant globex = fort.settle("globex", Level.SCHEMA);
            for (Tenant tenant : List.of(acme, globex)) {
                assertThat(plan(node, tenant)).as("never vacuumed").contains("capabilities_pkey").doesNotContain(
                        "Seq Scan on capabilities");
            }
            TestServer.execute(fort.access.url(), TestServer.administrator(), "vacuum analyze leasehold.capabilities");
            for (Tenant tenant : List.of(acme, globex)) {
                assertThat(plan(node, tenant)).as("vacuumed").contains("capabilities_pkey").doesNotContain(
                        "Seq Scan on capabilities");
            }
        }
    }

    private static String plan(TenantDataSource node, Tenant tenant) throws SQLException {
        return String.join("\n", Fort.rows(node, tenant, "explain select text from notes where tenant_id = '" + tenant
                .id() + "'"));
    }
}
