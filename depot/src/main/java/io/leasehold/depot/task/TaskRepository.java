package io.leasehold.depot.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.depot.listing.Conditions;
import io.leasehold.depot.listing.Position;
import io.leasehold.depot.listing.Slice;

@Repository
class TaskRepository {
    private static final String COLUMNS = "id, title, description, status, priority, assignee, due_date, created_by,"
            + " created_at, updated_at, finished_at, version";

    private final JdbcClient jdbc;

    TaskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Slice.Row<Task>> list(Tenant tenant, TaskFilter filter, Slice slice) {
        Conditions conditions = conditions(filter).startingAfter(slice);
        String select = """
                        select %s, %s as sort_key from tasks
                        where tenant_id = :tenant%s
                        order by %s limit :rows""".formatted(COLUMNS, slice.order().keyAsText(), conditions.sql(),
                slice.order()
                        .orderBy());
        return sql(tenant, select).params(conditions.parameters()).param("rows", slice.rowsToRead()).query((row,
                number) -> {
            Task task = task(row);
            return new Slice.Row<>(task, new Position(row.getString("sort_key"), task.id()));
        }).list();
    }

    Optional<Task> find(Tenant tenant, UUID id) {
        String select = "select " + COLUMNS + " from tasks where tenant_id = :tenant and id = :id";
        return sql(tenant, select).param("id", id).query((row, number) -> task(row)).optional();
    }

    void insert(Tenant tenant, Task task) {
        withFields(
                sql(tenant, """
                            insert into tasks (tenant_id, id, title, description, status, priority, assignee, due_date,
                                created_by, created_at, updated_at, finished_at, version)
                            values (:tenant, :id, :title, :description, :status, :priority, :assignee, :due_date,
                                :created_by, :created_at, :updated_at, :finished_at, :version)"""), task)
                .param("created_by", task.createdBy().value())
                .param("created_at", utc(task.createdAt()))
                .update();
    }

    /** Writes the task over the version before it, and says whether that one was still there. */
    boolean update(Tenant tenant, Task task) {
        return withFields(
                sql(tenant,
                        """
                        update tasks set title = :title, description = :description, status = :status, priority = :priority,
                            assignee = :assignee, due_date = :due_date, updated_at = :updated_at,
                            finished_at = :finished_at, version = :version
                        where tenant_id = :tenant and id = :id and version = :version - 1"""),
                task).update() == 1;
    }

    /** Deletes the task in this version, and says whether it was still there. */
    boolean delete(Tenant tenant, UUID id, long version) {
        return sql(tenant, "delete from tasks where tenant_id = :tenant and id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .update() == 1;
    }

    /** Locks in the order of the ids, so that two who do this cannot wait for each other. */
    List<UUID> lockAll(Tenant tenant, Collection<UUID> ids) {
        return sql(tenant, """
                           select id from tasks where tenant_id = :tenant and id = any(:ids) order by id for update""")
                .param("ids", new SqlArrayValue("uuid", ids.toArray())).query(UUID.class).list();
    }

    void setStatus(Tenant tenant, Collection<UUID> ids, TaskStatus status, Instant now) {
        sql(tenant, """
                    update tasks set status = :status, updated_at = :now, version = version + 1,
                        finished_at = case when :finished then coalesce(finished_at, :now) end
                    where tenant_id = :tenant and id = any(:ids)""")
                .param("ids", new SqlArrayValue("uuid", ids.toArray())).param("status", status.text())
                .param("finished", status.isFinished()).param("now", utc(now)).update();
    }

    int release(Tenant tenant, UserId assignee, Instant now) {
        return sql(tenant, """
                           update tasks set assignee = null, updated_at = :now, version = version + 1
                           where tenant_id = :tenant and assignee = :assignee""")
                .param("assignee", assignee.value()).param("now", utc(now)).update();
    }

    TaskCounts count(Tenant tenant, LocalDate today) {
        Map<TaskStatus, Integer> byStatus = new EnumMap<>(TaskStatus.class);
        for (TaskStatus status : TaskStatus.values()) {
            byStatus.put(status, 0);
        }
        int[] overdue = {0};
        sql(tenant, """
                    select status, count(*) as tasks,
                        count(*) filter (where due_date < :today and status in ('open', 'in_progress')) as overdue
                    from tasks where tenant_id = :tenant group by status""").param("today", today).query(row -> {
            byStatus.put(TaskStatus.of(row.getString("status")), row.getInt("tasks"));
            overdue[0] += row.getInt("overdue");
        });
        return new TaskCounts(byStatus, overdue[0]);
    }

    private StatementSpec sql(Tenant tenant, String sql) {
        return jdbc.sql(sql).param("tenant", tenant.id().value());
    }

    private static Conditions conditions(TaskFilter filter) {
        Conditions conditions = new Conditions();
        if (!filter.statuses().isEmpty()) {
            List<String> statuses = filter.statuses().stream().map(TaskStatus::text).toList();
            conditions.and("status in (:statuses)", "statuses", statuses);
        }
        switch (filter.assignee()) {
            case TaskFilter.Anybody() -> {
            }
            case TaskFilter.Nobody() -> conditions.and("assignee is null");
            case TaskFilter.Person(var user) -> conditions.and("assignee = :assignee", "assignee", user.value());
        }
        if (filter.text() != null) {
            conditions.containing(filter.text(), "title", "description");
        }
        return conditions;
    }

    private static StatementSpec withFields(StatementSpec statement, Task task) {
        UserId assignee = task.assignee();
        Instant finishedAt = task.finishedAt();
        return statement.param("id", task.id())
                .param("title", task.title())
                .param("description", task.description(), Types.VARCHAR)
                .param("status", task.status().text())
                .param("priority", task.priority().text())
                .param("assignee", assignee == null ? null : assignee.value(), Types.OTHER)
                .param("due_date", task.dueDate(), Types.DATE)
                .param("updated_at", utc(task.updatedAt()))
                .param("finished_at", finishedAt == null ? null : utc(finishedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("version", task.version());
    }

    private static Task task(ResultSet row) throws SQLException {
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
