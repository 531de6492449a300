package io.leasehold.postgres.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.leasehold.postgres.Credentials;

/** Rows in a server, to find again later. */
final class Rows {
    private Rows() {}

    static void write(EmbeddedServer server, String row) {
        try (Connection connection = connect(server, server.administrator())) {
            connection.createStatement().execute("create table if not exists public.kept (row text)");
            try (PreparedStatement insert = connection.prepareStatement("insert into public.kept values (?)")) {
                insert.setString(1, row);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> read(EmbeddedServer server, String sql) {
        try (Connection connection = connect(server, server.administrator());
                ResultSet found = connection.createStatement()
                        .executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Connection connect(EmbeddedServer server, Credentials role) throws SQLException {
        return DriverManager.getConnection(server.access().url(), role.username(), role.password());
    }
}
