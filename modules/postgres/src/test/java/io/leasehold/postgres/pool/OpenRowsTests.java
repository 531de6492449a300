package io.leasehold.postgres.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantNotBoundException;
import io.leasehold.postgres.Place;
import io.leasehold.postgres.Server;
import io.leasehold.postgres.TenantDataSource;

import static io.leasehold.postgres.pool.Town.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows that were opened for one tenant, in hands that work for another or for nobody. */
class OpenRowsTests {
    private static final Town TOWN = new Town();
    private final TenantDataSource pool = Town.dataSource(TOWN.connections(1, 1));

    private interface Move {
        Object make(ResultSet rows) throws SQLException;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @AfterAll
    static void closeTown() throws SQLException {
        TOWN.close();
    }

    @Test
    void ofACursorGoOnForTheirTenantAlone() throws SQLException {
        for (Tenant tenant : List.of(TOWN.globex, TOWN.initech, TOWN.umbrella)) {
            try (Connection connection = as(tenant, pool::getConnection)) {
                connection.setAutoCommit(false);
                PreparedStatement statement = connection.prepareStatement("select title from tasks");
                statement.setFetchSize(2);
                ResultSet rows = as(tenant, statement::executeQuery);
                assertThat(as(tenant, rows::next)).isTrue();

                assertRefused(rows, ResultSet::next);
                assertRefused(rows, ResultSet::isLast);

                int more = as(tenant, () -> {
                    int read = 0;
                    while (rows.next()) {
                        read++;
                    }
                    return read;
                });
                assertThat(tenant.slug() + " " + (more + 1)).isEqualTo(TOWN.expected(tenant));
                rows.close(); // by nobody: closing is never refused
            }
        }
    }

    @Test
    void thatCanBeScrolledMoveForTheirTenantAlone() throws SQLException {
        List<Move> moves = List.of(ResultSet::next, ResultSet::previous, ResultSet::first, ResultSet::last,
                ResultSet::isLast,
                rows -> rows.absolute(2), rows -> rows.relative(1), rows -> {
                    rows.beforeFirst();
                    return rows;
                }, rows -> {
                    rows.afterLast();
                    return rows;
                });
        for (Tenant tenant : List.of(TOWN.globex, TOWN.initech)) {
            try (Connection connection = as(tenant, pool::getConnection)) {
                PreparedStatement statement = connection.prepareStatement("select title from tasks",
                        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = as(tenant, statement::executeQuery);
                for (Move move : moves) {
                    assertRefused(rows, move);
                    as(tenant, () -> move.make(rows));
                }
            }
        }
    }

    @Test
    void thatAFunctionOpenedAreItsTenantsToo() throws SQLException {
        Tenant tenant = TOWN.globex;
        try (Connection connection = as(tenant, pool::getConnection)) {
            connection.setAutoCommit(false);
            ResultSet cursor = as(tenant, () -> {
                try (var owner = Town.owner(Place.of(new Server("main", TOWN.access, 1), tenant
                        .placement())); var statement = owner.createStatement()) {
                    statement.execute("create function titles() returns refcursor language plpgsql as "
                            + "'declare c refcursor; begin open c for select title from tasks; return c; end'");
                }
                ResultSet outer = connection.prepareStatement("select titles()").executeQuery();
                outer.next();
                return (ResultSet) outer.getObject(1);
            });
            assertRefused(cursor, ResultSet::next);
            assertThat(as(tenant, cursor::next)).isTrue();
        }
    }

    private void assertRefused(ResultSet rows, Move move) {
        assertThatThrownBy(() -> as(TOWN.acme, () -> move.make(rows))).isInstanceOf(TenantConflictException.class);
        assertThatThrownBy(() -> move.make(rows)).isInstanceOf(TenantNotBoundException.class);
    }
}
