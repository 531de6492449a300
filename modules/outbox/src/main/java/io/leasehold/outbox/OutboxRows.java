package io.leasehold.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.leasehold.core.Tenant;

/**
 * The rows of one outbox. Times that nodes have to agree upon are the database's. A tenant's events are published by one node at a time, so that
 * they keep their order: a node claims them for the length of a lease, and nobody claims while another's lease runs.
 */
final class OutboxRows {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OutboxRows(OutboxDatabase database) {
        jdbc = JdbcClient.create(database.tenantData());
        transaction = new TransactionTemplate(database.transactions());
    }

    void insert(Tenant tenant, StoredEvent event) {
        jdbc.sql("""
                 insert into outbox (tenant_id, id, type, payload, occurred_at)
                 values (:tenant, :id, :type, cast(:payload as jsonb), :occurredAt)""")
                .param("tenant", tenant.id().value())
                .param("id", event.id())
                .param("type", event.type())
                .param("payload", event.payload())
                .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes the oldest events that are due, unless another node is publishing for this tenant. */
    List<StoredEvent> claim(Tenant tenant, int atMost, Duration lease) {
        return transaction.execute(status -> {
            // Two nodes that claim at once meet at this row; the second then sees the lease of the first.
            jdbc.sql("""
                     select id from outbox where tenant_id = :tenant and published_at is null
                     order by position limit 1 for update""")
                    .param("tenant", tenant.id().value())
                    .query(UUID.class)
                    .list();
            return jdbc
                    .sql("""
                         with due as (
                             select id from outbox
                             where tenant_id = :tenant and published_at is null and due_at <= now() and not exists (
                                 select 1 from outbox busy
                                 where busy.tenant_id = :tenant and busy.published_at is null and busy.claimed_until > now())
                             order by position limit :atMost for update skip locked),
                         claimed as (
                             update outbox set claimed_until = now() + :lease * interval '1 ms'
                             where tenant_id = :tenant and id in (select id from due)
                             returning position, id, type, payload, occurred_at, attempts)
                         select id, type, payload, occurred_at, attempts from claimed order by position""")
                    .param("tenant", tenant.id().value())
                    .param("atMost", atMost)
                    .param("lease", lease.toMillis())
                    .query(OutboxRows::stored)
                    .list();
        });
    }

    void published(Tenant tenant, UUID id) {
        jdbc.sql("""
                 update outbox set published_at = now(), last_error = null
                 where tenant_id = :tenant and id = :id and published_at is null""")
                .param("tenant", tenant.id().value())
                .param("id", id)
                .update();
    }

    void failed(Tenant tenant, UUID id, String error, Duration pause) {
        jdbc.sql("""
                 update outbox set attempts = attempts + 1, last_error = :error, claimed_until = now(),
                     due_at = now() + :pause * interval '1 ms'
                 where tenant_id = :tenant and id = :id and published_at is null""")
                .param("tenant", tenant.id().value())
                .param("id", id)
                .param("error", error)
                .param("pause", pause.toMillis())
                .update();
    }

    /** Gives claimed events back unpublished. */
    void release(Tenant tenant, Collection<UUID> ids) {
        jdbc.sql("""
                 update outbox set claimed_until = now()
                 where tenant_id = :tenant and id in (:ids) and published_at is null""")
                .param("tenant", tenant.id().value())
                .param("ids", ids)
                .update();
    }

    /** How long until something can be claimed; empty when all is published. */
    Optional<Duration> untilDue(Tenant tenant) {
        return jdbc
                .sql("""
                     select ceil(extract(epoch from greatest(min(due_at), max(claimed_until)) - now()) * 1000)::bigint
                     from outbox where tenant_id = :tenant and published_at is null""")
                .param("tenant", tenant.id().value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(millis -> Duration.ofMillis(Math.max(millis, 0)));
    }

    void forgetPublished(Tenant tenant, Duration after) {
        jdbc.sql("""
                 delete from outbox
                 where tenant_id = :tenant and published_at < now() - :after * interval '1 ms'""")
                .param("tenant", tenant.id().value())
                .param("after", after.toMillis())
                .update();
    }

    private static StoredEvent stored(ResultSet row, int number) throws SQLException {
        return new StoredEvent(row.getObject("id", UUID.class), row.getString("type"), row.getString("payload"), row
                .getObject("occurred_at", OffsetDateTime.class)
                .toInstant(), row.getInt("attempts"));
    }
}
