package io.leasehold.postgres.binding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import com.zaxxer.hikari.HikariDataSource;

import io.leasehold.core.Tenant;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.binding.TwoTenants.ACME;
import static io.leasehold.postgres.binding.TwoTenants.GLOBEX;
import static io.leasehold.postgres.binding.TwoTenants.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The driver puts the parts of a text into transactions of their own when it knows that the second may return much. It learns that from describing a
 * server-side statement with a parameter of no certain type.
 */
class SplitStatementTests {
    private static final TwoTenants TENANTS = TwoTenants.onNewDatabase();
    private static final String SQL = "select tenant_id, title from tasks where coalesce(due, now()) > ? order by id";

    @Test
    void theDriverReallySplitsThem() throws SQLException {
        try (HikariDataSource pool = TENANTS.plainPool(1); Connection connection = pool.getConnection()) {
            assertThatThrownBy(() -> {
                for (int i = 0; i < 12; i++) {
                    try (PreparedStatement statement = connection
                            .prepareStatement(Bind.Form.NARROW.text() + ";" + SQL)) {
                        statement.setObject(1, ACME.id().value());
                        statement.setTimestamp(2, Timestamp.from(Instant.EPOCH));
                        statement.execute();
                    }
                }
            }).isInstanceOfSatisfying(SQLException.class, e -> assertThat(Refusals.unbound(e)).isTrue());
        }
    }

    @Test
    void noneOfManyExecutionsShowsTheRowsOfAnotherTenantOrNone() throws SQLException {
        try (TenantDataSource pool = TENANTS.pool(1)) {
            for (int i = 0; i < 300; i++) {
                Tenant tenant = i % 2 == 0 ? ACME : GLOBEX;
                boolean timestamp = i % 3 != 0;
                boolean reused = i % 5 == 0;
                as(tenant, () -> {
                    try (Connection connection = pool.getConnection();
                            PreparedStatement statement = connection.prepareStatement(SQL)) {
                        for (int n = 0; n < (reused ? 7 : 1); n++) {
                            if (timestamp) {
                                statement.setTimestamp(1, Timestamp.from(Instant.EPOCH));
                            } else {
                                statement.setObject(1, "1970-01-01", Types.OTHER);
                            }
                            int seen = 0;
                            for (ResultSet rows = statement.executeQuery(); rows.next(); seen++) {
                                assertThat(rows.getObject(1)).isEqualTo(tenant.id().value());
                            }
                            assertThat(seen).isEqualTo(tenant.equals(ACME)
                                    ? TwoTenants.ACMES_TASKS
                                    : TwoTenants.GLOBEXS_TASKS);
                        }
                        return 0;
                    }
                });
            }
        }
        assertThat(Sql.of(SQL).splits()).as("the driver split it on the way").isTrue();
    }

    @Test
    void aSplitUpdateIsDoneOnceAndStillTakesOneTurn() throws SQLException {
        String increment = "insert into tasks (title, due) values ('once', ?) returning title";
        try (TenantDataSource pool = TENANTS.pool(1, "socketFactory", TurnCountingSocketFactory.class.getName())) {
            long turns = as(GLOBEX, () -> {
                long last = 0;
                try (Connection connection = pool.getConnection()) {
                    for (int i = 0; i < 12; i++) {
                        long before = TurnCountingSocketFactory.turns();
                        try (PreparedStatement statement = connection.prepareStatement(increment)) {
                            statement.setTimestamp(1, Timestamp.from(Instant.EPOCH));
                            assertThat(statement.executeQuery().next()).isTrue();
                        }
                        last = TurnCountingSocketFactory.turns() - before;
                    }
                }
                return last;
            });
            assertThat(turns).isEqualTo(1);
            assertThat(Sql.of(increment).splits()).isTrue();
            assertThat(TENANTS.count(GLOBEX)).isEqualTo(TwoTenants.GLOBEXS_TASKS + 12);
        }
    }
}
