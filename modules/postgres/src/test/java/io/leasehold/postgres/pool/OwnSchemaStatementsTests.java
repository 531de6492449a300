package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Placement;
import io.leasehold.core.Tenant;
import io.leasehold.postgres.DatabaseAccess;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.pool.Town.as;
import static org.assertj.core.api.Assertions.assertThat;

/** Names that statements have on the server, where one connection serves the same tables in several schemas. */
class OwnSchemaStatementsTests {
    private final Town town = new Town();
    private final PlacedConnections connections = town.connections(1, 1);
    private final TenantDataSource pool = Town.dataSource(connections);

    @AfterEach
    void close() throws SQLException {
        pool.close();
        town.close();
    }

    @Test
    void eachSchemaHasNamesOfItsOwn() throws SQLException {
        for (int round = 0; round < 4; round++) {
            for (Tenant tenant : List.of(town.initech, town.hooli)) {
                assertThat(this.<String>on(tenant, Town::seen)).isEqualTo(town.expected(tenant));
            }
        }
        assertThat(this.<Integer>on(town.initech, connection -> count(connection,
                "select count(*) from pg_prepared_statements where statement like '%from tasks%'"))).isEqualTo(2);
    }

    /** Parted from its binding, the statement would find the table of the same name among the shared ones, which is nobody's and refuses nobody. */
    @Test
    void aStatementThatTheDriverHasDescribedStaysInItsSchema() throws SQLException {
        for (Tenant tenant : List.of(town.acme, town.initech, town.hooli)) {
            writeNote(tenant);
        }
        for (int round = 0; round < 8; round++) {
            for (Tenant tenant : List.of(town.initech, town.hooli)) {
                assertThat(this.<String>on(tenant, OwnSchemaStatementsTests::note)).isEqualTo(tenant.slug().value());
            }
        }
    }

    @Test
    void whoeverServedATenantIsClosedWhenItsPlaceChanges() throws SQLException {
        on(town.initech, Town::seen);
        on(town.hooli, Town::seen);
        connections.evict(town.initech.id());
        assertThat(connections.open()).isZero();
        assertThat(this.<String>on(town.hooli, Town::seen)).isEqualTo(town.expected(town.hooli));
        connections.evict(town.initech.id());
        assertThat(connections.open()).isEqualTo(1);
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
        DatabaseAccess access = town.access;
        try (Connection owner = Town.owner(Place.of(new Server(Placement.MAIN_SERVER, access, 1), tenant
                .placement())); var statement = owner.createStatement()) {
            statement.execute("create table slogans (text text)");
            statement.execute("comment on table slogans is 'leasehold:exempt nobody''s'");
            statement.execute("insert into slogans values ('" + tenant.slug() + "')");
            statement.execute("grant select on slogans to " + access.app());
        }
    }
}
