package io.leasehold.depot.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.leasehold.core.UserId;

/** The columns of a task, and how a task is read from them. */
final class TaskColumns {
    static final String ALL = "id, title, description, status, priority, assignee, due_date, created_by, created_at,"
            + " updated_at, finished_at, version";

    private TaskColumns() {}

    static Task task(ResultSet row, int number) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        UUID assignee = row.getObject("assignee", UUID.class);
        return new Task(row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                TaskStatus.of(row.getString("status")),
                TaskPriority.of(row.getString("priority")),
                assignee == null ? null : new UserId(assignee),
                row.getObject("due_date", LocalDate.class),
                new UserId(row.getObject("created_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                row.getLong("version"));
    }
}
