package io.leasehold.postgres.pool;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantLimits;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.pool.Town.as;
import static io.leasehold.postgres.pool.Town.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tenants at every level take turns on one connection, and each finds its own rows. */
class PlacesTests {
    private static final Town TOWN = new Town();
    private static final PlacedConnections CONNECTIONS = TOWN.connections(1, 1);
    private static final TenantDataSource POOL = Town.dataSource(CONNECTIONS);

    @AfterAll
    static void close() throws SQLException {
        POOL.close();
        TOWN.close();
    }

    private interface Call {
        void on(Connection connection) throws SQLException;
    }

    /** In turns, often enough that the driver would give every statement a name on the server. */
    private static void eachInTurn(boolean autoCommit, Call call) throws SQLException {
        for (int round = 0; round < 8; round++) {
            for (Tenant tenant : TOWN.all) {
                as(tenant, () -> {
                    try (Connection connection = POOL.getConnection()) {
                        connection.setAutoCommit(autoCommit);
                        call.on(connection);
                        assertThat(seen(connection)).isEqualTo(TOWN.expected(tenant));
                        if (!autoCommit) {
                            connection.rollback();
                        }
                        return 0;
                    }
                });
            }
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyTenantFindsItsRows(boolean autoCommit) throws SQLException {
        eachInTurn(autoCommit, connection -> {
            assertThat(first(connection, "select mood from moods")).isEqualTo("fine");
            try (CallableStatement call = connection.prepareCall("{? = call count_tasks()}")) {
                call.registerOutParameter(1, Types.BIGINT);
                call.execute();
                assertThat(call.getLong(1)).isEqualTo(Long.parseLong(seen(connection).replaceAll(".* ", "")));
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(distinct tenant_id) from tasks")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        });
    }

    /** The type of the parameter is another one in each schema, by the same name. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTypeOfTheirOwnIsTheirOwn(boolean autoCommit) throws SQLException {
        eachInTurn(autoCommit, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select mood from moods where mood = ?")) {
                statement.setObject(1, "fine", Types.OTHER);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                }
            }
        });
    }

    @Test
    void transactionsGoBackToSavepointsWithinTheirPlace() throws SQLException {
        eachInTurn(false, connection -> {
            Savepoint unbound = connection.setSavepoint();
            String before = seen(connection);
            connection.rollback(unbound);
            assertThat(seen(connection)).isEqualTo(before);
            Savepoint bound = connection.setSavepoint();
            assertThatThrownBy(() -> first(connection, "select 1 / (count(*) - count(*)) from tasks")).isInstanceOf(
                    SQLException.class);
            connection.rollback(bound);
            assertThat(seen(connection)).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void batchesAndKeysOfAnyLengthStayInTheirPlace(boolean autoCommit) throws SQLException {
        eachInTurn(autoCommit, connection -> {
            for (int size : new int[]{2, 300}) {
                try (PreparedStatement insert = connection.prepareStatement("insert into tasks (title) values (?)",
                        new String[]{"id"})) {
                    for (int i = 0; i < size; i++) {
                        insert.setString(1, "batch");
                        insert.addBatch();
                    }
                    assertThat(insert.executeBatch()).hasSize(size);
                }
                try (PreparedStatement update = connection
                        .prepareStatement("update tasks set title = ? where id = ?")) {
                    for (int i = 0; i < size; i++) {
                        update.setString(1, "never");
                        update.setInt(2, -i);
                        update.addBatch();
                    }
                    assertThat(update.executeBatch()).hasSize(size).containsOnly(0);
                }
            }
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("delete from tasks where title = 'batch'")).isEqualTo(302);
            }
        });
    }

    @Test
    void cursorsAndUpdatableRowsStayInTheirPlace() throws SQLException {
        eachInTurn(false, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select tenant_id, id, title from tasks where id < 100", ResultSet.TYPE_FORWARD_ONLY,
                    ResultSet.CONCUR_UPDATABLE)) {
                statement.setFetchSize(2);
                int count = 0;
                try (ResultSet rows = statement.executeQuery()) {
                    for (; rows.next(); count++) {
                        rows.updateString("title", rows.getString("title"));
                        rows.updateRow();
                    }
                }
                assertThat(count).isEqualTo(Integer.parseInt(seen(connection).replaceAll(".* ", "")));
            }
        });
    }

    @Test
    void whatIsUnboundIsRefusedAfterAnybody() throws SQLException {
        for (Tenant tenant : TOWN.all) {
            as(tenant, () -> {
                try (Connection connection = POOL.getConnection()) {
                    return seen(connection);
                }
            });
            try (Connection connection = POOL.getConnection()) {
                assertThatThrownBy(() -> seen(connection)).isInstanceOf(TenantNotBoundException.class);
                assertThat(first(connection, "select current_schema()")).isEqualTo("shared");
            }
        }
    }

    @Test
    void limitsOfATenantAreItsOwn() throws SQLException {
        TenantLimits strict = new TenantLimits(OptionalInt.of(1), Optional.of(Duration.ofMillis(30)), Optional.of(
                Duration.ofSeconds(7)));
        for (Tenant tenant : TOWN.all) {
            Tenant limited = Town.withLimits(tenant, strict);
            for (boolean autoCommit : new boolean[]{true, false}) {
                assertThatThrownBy(() -> as(limited, () -> {
                    try (Connection connection = POOL.getConnection()) {
                        connection.setAutoCommit(autoCommit);
                        return first(connection, "select pg_sleep(5)");
                    }
                })).isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            }
            assertThat(as(limited, () -> {
                try (Connection connection = POOL.getConnection()) {
                    return first(connection, "select current_setting('idle_in_transaction_session_timeout')");
                }
            })).isEqualTo("7s");
            for (Tenant other : TOWN.all) {
                assertThat(as(other, () -> {
                    try (Connection connection = POOL.getConnection()) {
                        return first(connection, "select current_setting('statement_timeout') || ' ' || "
                                + "current_setting('idle_in_transaction_session_timeout') || ' ' || current_setting('lock_timeout')");
                    }
                })).isEqualTo("1min 1min 5s");
            }
        }
    }

    @Test
    void isolationIsSetBackForTheNext() throws SQLException {
        for (Tenant tenant : List.of(TOWN.acme, TOWN.initech, TOWN.umbrella)) {
            as(tenant, () -> {
                try (Connection connection = POOL.getConnection()) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    connection.setReadOnly(true);
                    connection.setAutoCommit(false);
                    connection.setNetworkTimeout(Runnable::run, 12_345);
                    assertThat(first(connection, "show transaction_isolation")).isEqualTo("serializable");
                    return 0;
                }
            });
            as(tenant, () -> {
                try (Connection connection = POOL.getConnection()) {
                    assertThat(first(connection, "show transaction_isolation")).isEqualTo("read committed");
                    assertThat(connection.getAutoCommit()).isTrue();
                    assertThat(connection.isReadOnly()).isFalse();
                    assertThat(connection.getNetworkTimeout()).isEqualTo(65_000);
                    return 0;
                }
            });
        }
    }

    @Test
    void whoIsBeingMadeOrDroppedGetsNoConnection() {
        for (TenantStatus status : List.of(TenantStatus.PROVISIONING, TenantStatus.DROPPING)) {
            for (Tenant tenant : TOWN.all) {
                assertThatThrownBy(() -> as(Town.withStatus(tenant, status), POOL::getConnection)).isInstanceOf(
                        SQLTransientConnectionException.class).hasMessageContaining(tenant.id().toString());
            }
        }
        assertThat(CONNECTIONS.leased()).isZero();
    }

    @Test
    void aPlaceThatIsNotThereFailsAloneAndLosesNothing() throws SQLException {
        for (Placement nowhere : List.of(new Placement.OwnSchema("main", "t_missing"), new Placement.OwnDatabase("main",
                "missing"), new Placement.SharedTables("elsewhere"))) {
            Tenant lost = new Tenant(TOWN.acme.id(), TOWN.acme.slug(), TenantStatus.ACTIVE, nowhere);
            assertThatThrownBy(() -> as(lost, () -> {
                try (Connection connection = POOL.getConnection()) {
                    return seen(connection);
                }
            })).as(nowhere.toString()).isInstanceOf(Exception.class);
        }
        assertThat(CONNECTIONS.leased()).isZero();
        eachInTurn(true, _ -> {});
    }
}
