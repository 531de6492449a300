package io.leasehold.depot.task;

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

@Repository
class TaskRepository {
    private final JdbcClient jdbc;

    TaskRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Task> find(Tenant tenant, UUID id) {
        String select = "select " + TaskColumns.ALL + " from tasks where tenant_id = :tenant and id = :id";
        return sql(tenant, select).param("id", id).query(TaskColumns::task).optional();
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
    List<StatusBefore> lockAll(Tenant tenant, Collection<UUID> ids) {
        return sql(tenant, """
                           select id, version, status from tasks
                           where tenant_id = :tenant and id = any(:ids) order by id for update""")
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query((row, number) -> new StatusBefore(row.getObject("id", UUID.class), row.getLong("version"),
                        TaskStatus.of(row.getString("status"))))
                .list();
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
