package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;
import io.leasehold.postgres.TestServer;

import static io.leasehold.postgres.pool.Town.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Names that statements have on the server, where one connection serves the same tables in several schemas. */
class OwnSchemaStatementsTests {
    private static final Town TOWN = new Town();
    private final PlacedConnections connections = TOWN.connections(1, 1);
    private final TenantDataSource pool = Town.dataSource(connections);

    @AfterEach
    void close() {
        pool.close();
    }

    @AfterAll
    static void closeTown() throws SQLException {
        TOWN.close();
    }

    @Test
    void eachSchemaHasNamesOfItsOwn() throws SQLException {
        TestServer.execute(TOWN.access.url(), TestServer.administrator(),
                "grant execute on function pg_prepared_statement() to public; grant select on pg_prepared_statements to public");
        for (int round = 0; round < 4; round++) {
            for (Tenant tenant : List.of(TOWN.initech, TOWN.hooli)) {
                assertThat(this.<String>on(tenant, Town::seen)).isEqualTo(TOWN.expected(tenant));
            }
        }
        assertThat(this.<Integer>on(TOWN.initech, connection -> count(connection,
                "select count(*) from pg_prepared_statements where statement like '%from tasks%'"))).isEqualTo(2);
    }

    /** Parted from its binding, the statement would find the table of the same name among the shared ones, which is nobody's and refuses nobody. */
    @Test
    void aStatementThatTheDriverHasDescribedStaysInItsSchema() throws SQLException {
        for (Tenant tenant : List.of(TOWN.acme, TOWN.initech, TOWN.hooli)) {
            writeNote(tenant);
        }
        for (int round = 0; round < 8; round++) {
            for (Tenant tenant : List.of(TOWN.initech, TOWN.hooli)) {
                assertThat(this.<String>on(tenant, OwnSchemaStatementsTests::note)).isEqualTo(tenant.slug().value());
            }
        }
    }

    @Test
    void whoeverServedATenantIsClosedWhenItsPlaceChanges() throws SQLException {
        on(TOWN.initech, Town::seen);
        on(TOWN.hooli, Town::seen);
        connections.evict(TOWN.initech.id());
        assertThat(connections.open()).isZero();
        assertThat(this.<String>on(TOWN.hooli, Town::seen)).isEqualTo(TOWN.expected(TOWN.hooli));
        connections.evict(TOWN.initech.id());
        assertThat(connections.open()).isEqualTo(1);
    }

    @Test
    void aDescriptionIsOfTheTablesOfTheTenant() throws SQLException {
        change(TOWN.acme, "create table shapes (id integer)");
        for (Tenant tenant : List.of(TOWN.initech, TOWN.hooli)) {
            change(tenant, "create table shapes (id bigint, colour text)");
        }
        for (boolean autoCommit : List.of(true, false)) {
            for (Tenant tenant : List.of(TOWN.initech, TOWN.acme, TOWN.hooli)) {
                change(tenant, "grant select on shapes to " + TOWN.access.app());
                assertThat(this.<String>on(tenant, connection -> {
                    connection.setAutoCommit(autoCommit);
                    try (PreparedStatement statement = connection
                            .prepareStatement("select * from shapes where id = ?")) {
                        return statement.getMetaData().getColumnCount() + " " + statement.getParameterMetaData()
                                .getParameterTypeName(1);
                    }
                })).isEqualTo(tenant.equals(TOWN.acme) ? "1 int4" : "2 int8");
            }
        }
    }

    /** As by a migration that another node runs, of which this one has not heard. */
    @Test
    void aTransactionThatBeginsWithATableThatChangedGoesWell() throws SQLException {
        for (boolean autoCommit : List.of(true, false)) {
            for (Tenant tenant : List.of(TOWN.initech, TOWN.acme, TOWN.umbrella)) {
                Work<Integer> columns = connection -> columns(connection, autoCommit);
                int before = on(tenant, columns);
                for (int round = 0; round < 6; round++) {
                    assertThat(on(tenant, columns)).isEqualTo(before);
                }
                change(tenant, "alter table tasks add column begun_" + autoCommit + " text");
                for (int round = 0; round < 6; round++) {
                    assertThat(on(tenant, columns)).isEqualTo(before + 1);
                }
            }
        }
    }

    @Test
    void aTransactionThatComesToATableThatChangedFailsOnceOnANode() throws SQLException {
        PlacedConnections two = TOWN.connections(4, 1);
        try (TenantDataSource node = Town.dataSource(two)) {
            int before = as(TOWN.initech, () -> {
                try (Connection one = node.getConnection(); Connection other = node.getConnection()) {
                    for (int round = 0; round < 4; round++) {
                        columns(one, true);
                        columns(other, true);
                    }
                    return columns(one, true);
                }
            });
            assertThat(two.open()).isEqualTo(2);
            change(TOWN.initech, "alter table tasks add column come_to text");
            assertThatThrownBy(() -> as(TOWN.initech, () -> seenAndColumns(node))).isInstanceOf(SQLException.class);
            assertThat(two.open()).isZero();
            assertThat(as(TOWN.initech, () -> seenAndColumns(node))).isEqualTo(before + 1);
        }
    }

    private static int seenAndColumns(TenantDataSource node) throws SQLException {
        try (Connection connection = node.getConnection()) {
            connection.setAutoCommit(false);
            Town.seen(connection);
            return columns(connection, false);
        }
    }

    private static int columns(Connection connection, boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        try (PreparedStatement statement = connection.prepareStatement("select * from tasks where id < ?")) {
            statement.setInt(1, 100);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getMetaData().getColumnCount();
            }
        }
    }

    private void change(Tenant tenant, String sql) throws SQLException {
        try (Connection owner = Town.owner(Place.of(new Server(Placement.MAIN_SERVER, TOWN.access, 1), tenant
                .placement())); var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T on(Tenant tenant, Work<T> work) throws SQLException {
        return as(tenant, () -> {
            try (Connection connection = pool.getConnection()) {
                return work.on(connection);
            }
        });
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String note(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select text from slogans where coalesce(?, 1) = 1")) {
            statement.setNull(1, Types.OTHER); // of a type that the driver has to ask for
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void writeNote(Tenant tenant) throws SQLException {
        DatabaseAccess access = TOWN.access;
        try (Connection owner = Town.owner(Place.of(new Server(Placement.MAIN_SERVER, access, 1), tenant
                .placement())); var statement = owner.createStatement()) {
            statement.execute("create table slogans (text text)");
            statement.execute("comment on table slogans is 'leasehold:exempt nobody''s'");
            statement.execute("insert into slogans values ('" + tenant.slug() + "')");
            statement.execute("grant select on slogans to " + access.app());
        }
    }
}
