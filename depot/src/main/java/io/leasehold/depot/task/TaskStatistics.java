package io.leasehold.depot.task;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;

/** How an organization's work goes on, in numbers. */
@Repository
public class TaskStatistics {
    private final JdbcClient jdbc;

    TaskStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened in the week that begins on this Monday. */
    public record Week(LocalDate monday, int created, int done) {}

    /** How many unfinished tasks somebody has. */
    public record Load(UserId assignee, int tasks) {}

    /**
     * The weeks up to the one of this day, the oldest first, also those in which nothing happened.
     *
     * @param zone by which days, and with them weeks, begin
     */
    public List<Week> weeks(Tenant tenant, LocalDate today, ZoneId zone, int weeks) {
        LocalDate last = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<LocalDate> mondays = IntStream.range(0, weeks).mapToObj(week -> last.minusWeeks(weeks - 1L - week))
                .toList();
        // The database is told where weeks begin rather than the zone's name, which it may not know.
        OffsetDateTime[] beginnings = mondays.stream().map(monday -> monday.atStartOfDay(zone).toOffsetDateTime()
                .withOffsetSameInstant(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
        List<Week> found = new ArrayList<>(mondays.stream().map(monday -> new Week(monday, 0, 0)).toList());
        sql(tenant, """
                    select width_bucket(moment, :beginnings) as week, count(*) filter (where created) as created,
                        count(*) filter (where not created) as done
                    from (
                        select created_at as moment, true as created from tasks
                        where tenant_id = :tenant and created_at >= :since
                        union all
                        select finished_at, false from tasks
                        where tenant_id = :tenant and finished_at >= :since and status = 'done'
                    ) moments group by week""")
                .param("beginnings", new SqlArrayValue("timestamptz", (Object[]) beginnings))
                .param("since", beginnings[0])
                .query(row -> {
                    int index = row.getInt("week") - 1;
                    found.set(index, new Week(mondays.get(index), row.getInt("created"), row.getInt("done")));
                });
        return List.copyOf(found);
    }

    /** Those who have most to do. */
    public List<Load> busiest(Tenant tenant, int limit) {
        return sql(tenant, """
                           select assignee, count(*) as tasks from tasks
                           where tenant_id = :tenant and assignee is not null and status in ('open', 'in_progress')
                           group by assignee order by tasks desc, assignee limit :limit""").param("limit", limit).query(
                (row, number) -> new Load(new UserId(row.getObject("assignee", UUID.class)), row.getInt("tasks")))
                .list();
    }

    private StatementSpec sql(Tenant tenant, String sql) {
        return jdbc.sql(sql).param("tenant", tenant.id().value());
    }
}
