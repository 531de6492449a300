package io.leasehold.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import io.leasehold.core.Tenant;

/** What a request of Depot does on the tables of its tenant. */
enum Request {
    TASK("point read", "select " + Request.TASK_COLUMNS + " from tasks where tenant_id = ? and id = ?"), TASKS(
            "list of 50", "select " + Request.TASK_COLUMNS
                    + " from tasks where tenant_id = ? order by created_at, id limit 50"), FIRST_TASKS("list of 5",
                            "select " + Request.TASK_COLUMNS
                                    + " from tasks where tenant_id = ? order by created_at, id limit 5"), PRODUCTS(
                                            "page of products",
                                            "select id, sku, name, price, currency, stock, weight_grams, age_restricted, version "
                                                    + "from products where tenant_id = ? order by lower(name), id limit 20"), NEW_TASK(
                                                            "new task with its event",
                                                            "insert into tasks (tenant_id, id, title, status, priority, created_by, created_at, updated_at) "
                                                                    + "values (?, gen_random_uuid(), 'Count the shelves', 'open', 'normal', gen_random_uuid(), now(), now())",
                                                            "insert into outbox (tenant_id, id, type, payload, occurred_at) "
                                                                    + "values (?, gen_random_uuid(), 'task-created', '{}', now())"), CHANGED_TASK(
                                                                            "changed task",
                                                                            "update tasks set title = 'Count the shelves', updated_at = now(), version = version + 1 "
                                                                                    + "where tenant_id = ? and id = ?");

    /** What somebody asks for who comes to work. */
    static final List<Request> BURST = List.of(TASKS, TASK, TASK, PRODUCTS, TASK, CHANGED_TASK, TASKS, TASK, NEW_TASK,
            TASKS);

    private static final String TASK_COLUMNS = "id, title, description, status, priority, assignee, due_date, created_by, created_at, updated_at, version";

    private final String title;
    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> statements;

    Request(String title, String... statements) {
        this.title = title;
        this.statements = List.of(statements);
    }

    /** Takes a connection for it, in a transaction where it writes, and gives it back. */
    void serve(DataSource dataSource, Tenant tenant, UUID task) throws SQLException {
        boolean writes = this == NEW_TASK || this == CHANGED_TASK;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(!writes);
            for (String statement : statements) {
                int rows = run(connection, statement, tenant, task);
                if (rows == 0) {
                    throw new IllegalStateException("A " + title + " of " + tenant.slug()
                            + " touched no row: what was measured is not what was asked for.");
                }
            }
            if (writes) {
                connection.commit();
            }
        }
    }

    private static int run(Connection connection, String sql, Tenant tenant, UUID task) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.id().value());
            if (sql.endsWith("id = ?")) {
                statement.setObject(2, task);
            }
            if (!sql.startsWith("select")) {
                return statement.executeUpdate();
            }
            int rows = 0;
            try (ResultSet found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    for (int column = 1; column <= columns; column++) {
                        found.getObject(column);
                    }
                    rows++;
                }
            }
            return rows;
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
