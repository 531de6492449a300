package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Plain JDBC, with statements that name the tenant.
 *
 * @param front a statement that goes in front of each, in the same text; takes the tenant if it has a parameter, and is empty where there is none
 */
record JdbcWork(DataSource dataSource, String front) implements Work {
    private static final String COLUMNS = "id, title, description, status, priority, assignee, due_date, created_by, created_at, updated_at, version";
    private static final int COLUMN_COUNT = COLUMNS.split(",", -1).length;
    private static final String POINT = "select " + COLUMNS + " from tasks where tenant_id = ? and id = ?";
    private static final String FIRST_PAGE = "select " + COLUMNS
            + " from tasks where tenant_id = ? order by created_at, id limit 50";
    private static final String NEW = "insert into tasks (tenant_id, id, title, status, priority, created_by, created_at, updated_at, version) "
            + "values (?, ?, 'Count the shelves', 'open', 'normal', ?, now(), now(), 1)";
    private static final String ERRORS = "select i.file_name, i.outcome, e.position, e.pointer, e.code, e.detail from imports i "
            + "join import_errors e on e.tenant_id = i.tenant_id and e.import_id = i.id where i.tenant_id = ? and i.id = ? order by e.position";
    private static final int ERROR_COLUMNS = 6;
    private static final UUID CREATOR = new UUID(7, 7);

    JdbcWork(DataSource dataSource) {
        this(dataSource, "");
    }

    private interface Operation {
        int on(Connection connection) throws SQLException;
    }

    @Override
    public int point(UUID tenant, UUID task, boolean transaction) throws SQLException {
        return run(transaction, connection -> {
            try (PreparedStatement read = prepare(connection, POINT, tenant, tenant, task)) {
                return fetch(read, COLUMN_COUNT);
            }
        });
    }

    @Override
    public int list(UUID tenant, boolean transaction) throws SQLException {
        return run(transaction, connection -> {
            try (PreparedStatement read = prepare(connection, FIRST_PAGE, tenant, tenant)) {
                return fetch(read, COLUMN_COUNT);
            }
        });
    }

    @Override
    public int insert(UUID tenant, UUID fresh, boolean transaction) throws SQLException {
        return run(transaction, connection -> {
            try (PreparedStatement insert = prepare(connection, NEW, tenant, tenant, fresh, CREATOR)) {
                execute(insert);
                return insert.getUpdateCount();
            }
        });
    }

    @Override
    public int join(UUID tenant, UUID imported, boolean transaction) throws SQLException {
        return run(transaction, connection -> {
            try (PreparedStatement read = prepare(connection, ERRORS, tenant, tenant, imported)) {
                return fetch(read, ERROR_COLUMNS);
            }
        });
    }

    private int run(boolean transaction, Operation operation) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (!transaction) {
                return operation.on(connection);
            }
            connection.setAutoCommit(false);
            int rows = operation.on(connection);
            connection.commit();
            return rows;
        }
    }

    private PreparedStatement prepare(Connection connection, String sql, UUID tenant, UUID... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(front + sql);
        int place = 0;
        if (front.indexOf('?') >= 0) {
            statement.setObject(++place, tenant);
        }
        for (UUID value : values) {
            statement.setObject(++place, value);
        }
        return statement;
    }

    private void execute(PreparedStatement statement) throws SQLException {
        statement.execute();
        if (!front.isEmpty()) {
            statement.getMoreResults();
        }
    }

    /** Reads all there is, as a mapper to records would. */
    private int fetch(PreparedStatement read, int columns) throws SQLException {
        int count = 0;
        execute(read);
        try (ResultSet rows = read.getResultSet()) {
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
                count++;
            }
        }
        return count;
    }

    @Override
    public String tool() {
        return Machine.driver();
    }
}
