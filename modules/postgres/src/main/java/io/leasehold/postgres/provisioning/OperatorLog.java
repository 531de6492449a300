package io.leasehold.postgres.provisioning;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;

/** What operators did to tenants: entries are added in the transaction of what they tell of, and nobody who acts can change one. */
public final class OperatorLog {
    private final JdbcClient operator;
    private final Clock clock;

    /** Written by the operator role, to the control database. */
    public OperatorLog(JdbcClient operator, Clock clock) {
        this.operator = operator;
        this.clock = clock;
    }

    /** Adds an entry. */
    public void add(Mandate mandate, String action, TenantId tenant, Slug slug) {
        add(mandate, action, tenant, slug, Map.of());
    }

    /** Adds an entry with words of its own, such as what was before and after. */
    public void add(Mandate mandate, String action, TenantId tenant, Slug slug, Map<String, ?> details) {
        operator.sql("""
                     insert into operator_log (at, who, action, tenant_id, slug, reason, details)
                     values (:at, :who, :action, :tenant, :slug, :reason, cast(:details as jsonb))
                     """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("who", mandate.who()).param(
                "action", action).param("tenant", tenant.value()).param("slug", slug.value()).param("reason", mandate
                        .reason())
                .param("details", Json.object(details)).update();
    }
}
