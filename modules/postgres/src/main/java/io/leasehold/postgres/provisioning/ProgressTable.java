package io.leasehold.postgres.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.TenantId;

/** Where it stands how far each tenant is, so that whoever comes after a crash knows, and so do people. */
final class ProgressTable {
    private static final String COLUMNS = "select tenant_id, action, step, attempts, error, started_at, updated_at from provisionings";

    private final JdbcClient operator;
    private final Clock clock;

    ProgressTable(JdbcClient operator, Clock clock) {
        this.operator = operator;
        this.clock = clock;
    }

    /** Counts an attempt; a drop takes the place of a creation that was given up. */
    void begin(TenantId id, String action) {
        operator.sql(
                """
                insert into provisionings as p (tenant_id, action, step, attempts, started_at, updated_at)
                values (:tenant, :action, 'begun', 1, :now, :now)
                on conflict (tenant_id) do update set attempts = 1 + case when p.action = :action then p.attempts else 0 end,
                  step = case when p.action = :action then p.step else 'begun' end,
                  details = case when p.action = :action then p.details else '{}' end,
                  action = :action, error = null, updated_at = :now
                """)
                .param("tenant", id.value()).param("action", action).param("now", now()).update();
    }

    void reach(TenantId id, String step) {
        operator.sql("update provisionings set step = :step, updated_at = :now where tenant_id = :tenant").param("step",
                step).param("now", now()).param("tenant", id.value()).update();
    }

    void fail(TenantId id, String error) {
        operator.sql("update provisionings set error = :error, updated_at = :now where tenant_id = :tenant").param(
                "error", error).param("now", now()).param("tenant", id.value()).update();
    }

    void end(TenantId id) {
        operator.sql("delete from provisionings where tenant_id = :tenant").param("tenant", id.value()).update();
    }

    Optional<Progress> find(TenantId id) {
        return operator.sql(COLUMNS + " where tenant_id = :tenant").param("tenant", id.value()).query(
                (row, number) -> progress(row)).optional();
    }

    List<Progress> all() {
        return operator.sql(COLUMNS + " order by started_at").query((row, number) -> progress(row))
                .list();
    }

    boolean isAt(TenantId id, String step) {
        return find(id).filter(progress -> progress.step().equals(step)).isPresent();
    }

    boolean hasCensus(TenantId id) {
        return operator.sql("select details -> 'census' is not null from provisionings where tenant_id = :tenant")
                .param(
                        "tenant", id.value())
                .query(Boolean.class).optional().orElse(false);
    }

    /** How many rows each table had before anything was removed, as the first attempt found that got so far. */
    Map<String, Long> census(TenantId id) {
        Map<String, Long> counts = new TreeMap<>();
        operator.sql("""
                     select c.key, c.value::bigint from provisionings p, jsonb_each_text(p.details -> 'census') c
                      where p.tenant_id = :tenant
                     """).param("tenant", id.value()).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    void keepCensus(TenantId id, Map<String, Long> census) {
        operator.sql("update provisionings set details = cast(:details as jsonb) where tenant_id = :tenant").param(
                "details", Json.object(Map.of("census", census))).param("tenant", id.value()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Progress progress(ResultSet row) throws SQLException {
        return new Progress(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("action"), row
                .getString("step"), row.getInt("attempts"), row.getString("error"),
                row.getObject("started_at",
                        OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class)
                        .toInstant());
    }
}
