package io.leasehold.postgres.fleet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

import io.leasehold.core.TenantId;

import static io.leasehold.postgres.fleet.TestFleet.LETTERS;
import static org.assertj.core.api.Assertions.assertThat;

/** What nodes hear of a migration, so that they close the connections whose statements are older than the tables. */
class FleetTellsNodesTests {
    @Test
    void nodesHearOfEachPlaceThatWasChangedAsOfItsTenantAndOfNoOther(@TempDir Path folder) throws Exception {
        TestFleet fleet = new TestFleet(folder).write("V1__letters.sql", LETTERS);
        TenantId acme = fleet.enter("acme", fleet.newSchema(), false);
        TenantId globex = fleet.enter("globex", fleet.newSchema(), false);
        try (Connection node = fleet.access.connect(fleet.access.lookup());
                Statement statement = node.createStatement()) {
            statement.execute("listen leasehold_tenants");
            assertThat(fleet.migration(FleetSettings.USUAL).run("the test", FleetProgress.SILENT).failed()).isEmpty();
            assertThat(heard(node)).containsExactlyInAnyOrder(acme.toString(), globex.toString());

            fleet.migration(FleetSettings.USUAL).run("the test", FleetProgress.SILENT);
            assertThat(heard(node)).isEmpty();
        }
    }

    /** All that was sent before. */
    private static List<String> heard(Connection node) throws Exception {
        try (Statement statement = node.createStatement()) {
            statement.execute("select 1");
        }
        PGNotification[] heard = node.unwrap(PGConnection.class).getNotifications();
        return heard == null ? List.of() : Arrays.stream(heard).map(PGNotification::getParameter).toList();
    }
}
