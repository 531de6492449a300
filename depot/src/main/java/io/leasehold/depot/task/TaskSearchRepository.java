package io.leasehold.depot.task;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.Conditions;
import io.leasehold.depot.listing.Position;
import io.leasehold.depot.listing.Slice;
import io.leasehold.depot.listing.Total;

/** Finds tasks by what is asked of them: a list, its length, and the columns of a board. */
@Repository
class TaskSearchRepository {
    private final JdbcClient jdbc;

    TaskSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Slice.Row<Task>> list(Tenant tenant, TaskFilter filter, Slice slice) {
        Conditions conditions = conditions(filter).startingAfter(slice);
        String select = """
                        select %s, %s as sort_key from tasks
                        where tenant_id = :tenant%s
                        order by %s limit :rows""".formatted(TaskColumns.ALL, slice.order().keyAsText(),
                conditions.sql(), slice.order().orderBy());
        return sql(tenant, select, conditions).param("rows", slice.rowsToRead()).query((row, number) -> {
            Task task = TaskColumns.task(row, number);
            return new Slice.Row<>(task, new Position(row.getString("sort_key"), task.id()));
        }).list();
    }

    /** Stops counting where people stop caring. */
    Total count(Tenant tenant, TaskFilter filter) {
        Conditions conditions = conditions(filter);
        String select = """
                        select count(*) from (
                            select 1 from tasks where tenant_id = :tenant%s limit :most) as found"""
                .formatted(conditions.sql());
        return sql(tenant, select, conditions).param("most", Total.ROWS_TO_COUNT).query((row, number) -> Total.of(row
                .getInt(1))).single();
    }

    /** The same for each of these statuses. */
    Map<TaskStatus, Total> countEach(Tenant tenant, TaskFilter filter, Collection<TaskStatus> statuses) {
        Conditions conditions = conditions(filter.with(Set.of()));
        String select = """
                        select lane.status, (select count(*) from (
                            select 1 from tasks where tenant_id = :tenant and status = lane.status%s limit :most) as found)
                        from unnest(:lanes) as lane(status)"""
                .formatted(conditions.sql());
        Map<TaskStatus, Total> totals = new EnumMap<>(TaskStatus.class);
        sql(tenant, select, conditions).param("most", Total.ROWS_TO_COUNT).param("lanes", texts(statuses))
                .query(row -> {
                    totals.put(TaskStatus.of(row.getString(1)), Total.of(row.getInt(2)));
                });
        return totals;
    }

    /** Of each of these statuses, the tasks that were changed last. */
    List<Task> latestOfEach(Tenant tenant, TaskFilter filter, Collection<TaskStatus> statuses, int rows) {
        Conditions conditions = conditions(filter.with(Set.of()));
        String select = """
                        select latest.* from unnest(:lanes) as lane(status) cross join lateral (
                            select %s from tasks where tenant_id = :tenant and status = lane.status%s
                            order by updated_at desc, id desc limit :rows) as latest
                        order by updated_at desc, id desc""".formatted(TaskColumns.ALL, conditions.sql());
        return sql(tenant, select, conditions).param("rows", rows).param("lanes", texts(statuses)).query(
                TaskColumns::task).list();
    }

    private StatementSpec sql(Tenant tenant, String sql, Conditions conditions) {
        return jdbc.sql(sql).param("tenant", tenant.id().value()).params(conditions.parameters());
    }

    private static SqlArrayValue texts(Collection<TaskStatus> statuses) {
        return new SqlArrayValue("text", statuses.stream().map(TaskStatus::text).toArray());
    }

    private static Conditions conditions(TaskFilter filter) {
        Conditions conditions = new Conditions();
        if (!filter.statuses().isEmpty()) {
            conditions.and("status in (:statuses)", "statuses", filter.statuses().stream().map(TaskStatus::text)
                    .toList());
        }
        if (!filter.priorities().isEmpty()) {
            conditions.and("priority in (:priorities)", "priorities", filter.priorities().stream().map(
                    TaskPriority::text).toList());
        }
        switch (filter.assignee()) {
            case TaskFilter.Anybody() -> {
            }
            case TaskFilter.Nobody() -> conditions.and("assignee is null");
            case TaskFilter.Person(var user) -> conditions.and("assignee = :assignee", "assignee", user.value());
        }
        switch (filter.due()) {
            case TaskFilter.Whenever() -> {
            }
            case TaskFilter.OnNoDay() -> conditions.and("due_date is null");
            case TaskFilter.Overdue(var today) -> conditions.and("status in ('open', 'in_progress')").and(
                    "due_date < :today", "today", today);
            case TaskFilter.Between(var first, var last) -> conditions.and("due_date >= :first", "first", first).and(
                    "due_date <= :last", "last", last);
        }
        if (filter.text() != null) {
            conditions.containing(filter.text(), "title", "description");
        }
        return conditions;
    }
}
