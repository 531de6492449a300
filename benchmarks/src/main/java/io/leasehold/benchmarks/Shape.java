package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A statement as Depot has it. */
enum Shape {
    POINT_READ("point read", 1) {
        @Override
        int execute(Connection connection, Sample sample) throws SQLException {
            try (PreparedStatement read = connection.prepareStatement(POINT)) {
                read.setObject(1, sample.tenant().id().value());
                read.setObject(2, sample.task());
                return fetch(read);
            }
        }
    },
    LIST("list of 50", 50) {
        @Override
        int execute(Connection connection, Sample sample) throws SQLException {
            try (PreparedStatement read = connection.prepareStatement(FIRST_PAGE)) {
                read.setObject(1, sample.tenant().id().value());
                return fetch(read);
            }
        }
    },
    INSERT("insert", 1) {
        @Override
        int execute(Connection connection, Sample sample) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(NEW)) {
                insert.setObject(1, sample.tenant().id().value());
                insert.setObject(2, sample.fresh());
                insert.setObject(3, CREATOR);
                return insert.executeUpdate();
            }
        }
    };

    private static final String COLUMNS = "id, title, description, status, priority, assignee, due_date, created_by, created_at, updated_at, version";
    private static final int COLUMN_COUNT = COLUMNS.split(",", -1).length;
    private static final String POINT = "select " + COLUMNS + " from tasks where tenant_id = ? and id = ?";
    private static final String FIRST_PAGE = "select " + COLUMNS
            + " from tasks where tenant_id = ? order by created_at, id limit 50";
    private static final String NEW = "insert into tasks (tenant_id, id, title, status, priority, created_by, created_at, updated_at) "
            + "values (?, ?, 'Count the shelves', 'open', 'normal', ?, now(), now())";
    private static final UUID CREATOR = new UUID(7, 7);

    private final String title;
    private final int rows;

    Shape(String title, int rows) {
        this.title = title;
        this.rows = rows;
    }

    /** Executes the statement and answers how many rows it touched. */
    abstract int execute(Connection connection, Sample sample) throws SQLException;

    /** How many rows the right answer has. */
    int rows() {
        return rows;
    }

    /** Reads all there is, as a mapper to records would. */
    private static int fetch(PreparedStatement read) throws SQLException {
        int count = 0;
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                for (int column = 1; column <= COLUMN_COUNT; column++) {
                    rows.getObject(column);
                }
                count++;
            }
        }
        return count;
    }

    @Override
    public String toString() {
        return title;
    }
}
