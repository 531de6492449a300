package io.leasehold.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TestPostgresTests {
    @Test
    void givesDatabasesWithRolesOfTheirOwn() throws SQLException {
        TestDatabase first = TestPostgres.newDatabase().migrate();
        TestDatabase second = TestPostgres.newDatabase().migrate();

        assertThat(first.url()).isNotEqualTo(second.url());
        assertThatThrownBy(() -> second.connect(first.access().app()).close())
                .hasMessageContaining("permission denied");
    }

    @Test
    void keepsTheRowsOfTwoTenantsApartInAProtectedTable() throws SQLException {
        TestDatabase database = TestPostgres.newDatabase().migrate();
        try (Connection owner = database.connect(database.access().owner());
                Statement statement = owner
                        .createStatement()) {
            statement.execute("""
                              create table shared.notes (
                                tenant_id uuid not null default current_setting('leasehold.tenant')::uuid,
                                id int, primary key (tenant_id, id));
                              select leasehold.protect('shared.notes')""");
        }
        String one = "00000000-0000-0000-0000-000000000001";
        String two = "00000000-0000-0000-0000-000000000002";
        try (Connection app = database.connect(database.access().app()); Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("select bind('" + one + "'); insert into notes (id) values (1), (2)");
            app.commit();
            statement.execute("select bind('" + two + "'); insert into notes (id) values (1)");
            app.commit();
            assertThat(countBoundTo(statement, one)).isEqualTo(2);
            app.commit();
            assertThat(countBoundTo(statement, two)).isEqualTo(1);
            app.commit();
            assertThatThrownBy(() -> statement.executeQuery("select id from notes")).hasMessageContaining("uuid");
        }
    }

    private static int countBoundTo(Statement statement, String tenant) throws SQLException {
        statement.execute("select bind('" + tenant + "')");
        try (ResultSet rows = statement.executeQuery("select count(*) from notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
