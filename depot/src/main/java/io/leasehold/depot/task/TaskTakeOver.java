package io.leasehold.depot.task;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;

import static java.util.stream.Collectors.toSet;

/** Takes tasks over that have a past, such as the demo's: they keep their times and who made them, and hold to the rules of all others. */
@Repository
public class TaskTakeOver {
    private final JdbcClient jdbc;
    private final Assignees assignees;
    private final Validator validator;

    TaskTakeOver(JdbcClient jdbc, Assignees assignees, Validator validator) {
        this.jdbc = jdbc;
        this.assignees = assignees;
        this.validator = validator;
    }

    /** Writes all of them or, when one breaks a rule or is given to somebody who is no member, none. */
    public void write(Tenant tenant, List<Task> tasks) {
        for (Task task : tasks) {
            Set<ConstraintViolation<TaskFields>> violations = validator.validate(task.fields());
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException("Taking over the task \"" + task.title() + "\" failed",
                        violations);
            }
        }
        tasks.stream().map(Task::assignee).filter(Objects::nonNull).collect(toSet()).forEach(user -> assignees.require(
                tenant, user));
        insert(tenant, tasks);
    }

    private void insert(Tenant tenant, List<Task> tasks) {
        jdbc.sql("""
                 insert into tasks (tenant_id, id, title, description, status, priority, assignee, due_date, created_by,
                     created_at, updated_at, finished_at, version)
                 select :tenant, task.*
                 from unnest(:ids, :titles, :descriptions, :statuses, :priorities, :assignees, :due_dates, :creators,
                     :created, :updated, :finished, :versions) as task""")
                .param("tenant", tenant.id().value())
                .param("ids", array("uuid", tasks, Task::id))
                .param("titles", array("text", tasks, Task::title))
                .param("descriptions", array("text", tasks, Task::description))
                .param("statuses", array("text", tasks, task -> task.status().text()))
                .param("priorities", array("text", tasks, task -> task.priority().text()))
                .param("assignees", array("uuid", tasks, task -> value(task.assignee())))
                .param("due_dates", array("date", tasks, Task::dueDate))
                .param("creators", array("uuid", tasks, task -> value(task.createdBy())))
                .param("created", array("timestamptz", tasks, task -> utc(task.createdAt())))
                .param("updated", array("timestamptz", tasks, task -> utc(task.updatedAt())))
                .param("finished", array("timestamptz", tasks, task -> utc(task.finishedAt())))
                .param("versions", array("int8", tasks, Task::version))
                .update();
    }

    private static SqlArrayValue array(String type, List<Task> tasks, Function<Task, @Nullable Object> value) {
        return new SqlArrayValue(type, tasks.stream().map(value).toArray());
    }

    private static @Nullable Object value(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
