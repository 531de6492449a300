package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@TwoTenants
class VictimRowsTests {
    private static final TestDatabase DATABASE = TestPostgres.newDatabase().migrate();

    @Test
    void noticesEachChangeAndNamesTheTable(TenantPair tenants) throws SQLException {
        try (Connection superuser = DATABASE.superuser(); Statement statement = superuser.createStatement()) {
            Map<String, String> nothing = VictimRows.hash(superuser, tenants.victim().id());
            insert(statement, tenants.attacker(), "anothers");
            assertThat(VictimRows.hash(superuser, tenants.victim().id())).isEqualTo(nothing);

            insert(statement, tenants.victim(), "one");
            Map<String, String> one = VictimRows.hash(superuser, tenants.victim().id());
            statement.execute("update letters set text = 'other' where text = 'one'");
            Map<String, String> other = VictimRows.hash(superuser, tenants.victim().id());
            statement.execute("delete from letters where text = 'other'");

            assertThat(one).containsOnlyKeys(nothing.keySet()).containsKey("shared.letters").isNotEqualTo(nothing);
            assertThat(other).isNotEqualTo(one);
            assertThat(VictimRows.hash(superuser, tenants.victim().id())).isEqualTo(nothing);
        }
    }

    @Test
    void leavesOutTablesThatChangeByThemselves(TenantPair tenants) throws SQLException {
        try (Connection superuser = DATABASE.superuser()) {
            assertThat(VictimRows.hash(superuser, tenants.victim().id(), "shared.letters")).doesNotContainKey(
                    "shared.letters");
        }
    }

    private static void insert(Statement statement, CanaryTenant tenant, String text) throws SQLException {
        statement.execute(
                "insert into letters (tenant_id, id, text) values ('%s', gen_random_uuid(), '%s')".formatted(tenant
                        .id(), text));
    }
}
