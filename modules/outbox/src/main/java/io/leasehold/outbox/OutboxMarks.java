package io.leasehold.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

import io.leasehold.core.TenantId;

/**
 * Which tenants in places of their own may have events that nobody has published, kept in the control database, so that a sweep neither opens
 * each database nor touches each schema.
 *
 * <p>A mark is there before the commit of a transaction that writes events, and outlives it: it says until when such transactions may commit,
 * and goes only when an outbox was looked into after that time and found empty. A node renews it when half of that time is over, so that nobody relies on
 * a mark that somebody else may take away. All times are those of the control database.
 */
public final class OutboxMarks {
    private static final int MOST_AT_ONCE = 200;

    private final DataSource lookup;
    private final JdbcClient jdbc;
    private final Duration life;
    private final Duration interval;
    private final Map<TenantId, Long> written = new ConcurrentHashMap<>();
    private final Map<TenantId, OffsetDateTime> taken = new ConcurrentHashMap<>();

    /**
     * @param lookup connections of the lookup role to the control database
     * @param life how long a mark promises that events may still be committed
     * @param interval how often a marked tenant is looked after
     */
    public OutboxMarks(DataSource lookup, Duration life, Duration interval) {
        this.lookup = lookup;
        this.jdbc = JdbcClient.create(lookup);
        this.life = life;
        this.interval = interval;
    }

    /** Sees to it that the tenant is marked for long enough. Not in the transaction that is going on, which it has to precede. */
    void write(TenantId tenant) {
        long now = System.nanoTime();
        Long since = written.get(tenant);
        if (since != null && now - since < life.toNanos() / 2) {
            return;
        }
        // Taken from the pool by hand: Spring would tie the connection to the tenant's transaction, and keep it until its end.
        try (Connection connection = lookup.getConnection();
                PreparedStatement mark = connection.prepareStatement(
                        """
                        insert into outbox_marks as mark (tenant_id, written_until, due_at)
                        values (?, now() + ? * interval '1 ms', now() + ? * interval '1 ms')
                        on conflict (tenant_id) do update set written_until = greatest(mark.written_until, excluded.written_until),
                            due_at = least(mark.due_at, excluded.due_at)""")) {
            mark.setObject(1, tenant.value());
            mark.setLong(2, life.toMillis());
            mark.setLong(3, interval.toMillis());
            mark.executeUpdate();
        } catch (SQLException e) {
            throw new SQLErrorCodeSQLExceptionTranslator(lookup).translate("Marking tenant " + tenant
                    + " in the control database as one with events", null, e);
        }
        written.values().removeIf(earlier -> now - earlier >= life.toNanos() / 2);
        written.put(tenant, now);
    }

    /** Takes the tenants that are to be looked after now; to other nodes they are due again later, in case that this one fails. */
    List<TenantId> takeDue() {
        record Mark(TenantId tenant, OffsetDateTime now) {}
        List<Mark> due = jdbc.sql("""
                                  update outbox_marks set due_at = now() + :interval * interval '1 ms'
                                  where tenant_id in (
                                      select tenant_id from outbox_marks where due_at <= now()
                                      order by due_at limit :atMost for update skip locked)
                                  returning tenant_id, now()""")
                .param("interval", interval.toMillis())
                .param("atMost", MOST_AT_ONCE)
                .query((row, number) -> new Mark(new TenantId(row.getObject(1, UUID.class)), row.getObject(2,
                        OffsetDateTime.class)))
                .list();
        due.forEach(mark -> taken.put(mark.tenant(), mark.now()));
        return due.stream().map(Mark::tenant).toList();
    }

    /** A time before now at which the mark was taken, for whoever begins to look now. */
    @Nullable
    OffsetDateTime takenAt(TenantId tenant) {
        return taken.get(tenant);
    }

    /** Nothing was left in the outbox; who looked began after {@code takenAt}. */
    void foundEmpty(TenantId tenant, @Nullable OffsetDateTime takenAt) {
        if (takenAt != null && taken.remove(tenant, takenAt)) {
            jdbc.sql("delete from outbox_marks where tenant_id = :tenant and written_until <= :takenAt")
                    .param("tenant", tenant.value())
                    .param("takenAt", takenAt)
                    .update();
        }
    }

    /** Something was left that is due in so long. While more may be committed, the tenant is looked after as often as others. */
    void leftFor(TenantId tenant, Duration pause) {
        jdbc.sql(
                """
                insert into outbox_marks as mark (tenant_id, written_until, due_at)
                values (:tenant, now(), now() + :pause * interval '1 ms')
                on conflict (tenant_id) do update set due_at = now() + interval '1 ms' * case
                    when mark.written_until + :interval * interval '1 ms' > now() then least(:pause, :interval) else :pause end""")
                .param("tenant", tenant.value())
                .param("pause", pause.toMillis())
                .param("interval", interval.toMillis())
                .update();
    }

    /** There is no such tenant any more. */
    void forget(TenantId tenant) {
        written.remove(tenant);
        taken.remove(tenant);
        jdbc.sql("delete from outbox_marks where tenant_id = :tenant").param("tenant", tenant.value()).update();
    }
}
