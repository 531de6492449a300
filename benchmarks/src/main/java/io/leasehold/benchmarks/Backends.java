package io.leasehold.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The processes of a server that serve the connections of one pool. */
record Backends(Ground ground, String pool) {
    List<Long> processes() throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = ground.superuser();
                PreparedStatement statement = connection.prepareStatement(
                        "select pid from pg_stat_activity where application_name = ?")) {
            statement.setString(1, pool);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }

    /** MiB of memory of each of them that no other process has, those left out that have gone meanwhile. */
    List<Double> memory() throws SQLException {
        List<Double> found = new ArrayList<>();
        for (long process : processes()) {
            try {
                found.add(Memory.own(process));
            } catch (IOException gone) {
                // It was closed between the two looks.
            }
        }
        return found;
    }
}
