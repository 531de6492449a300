package io.leasehold.platform.operator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantLimits;
import io.leasehold.core.UserId;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.provisioning.Level;

/** The directory, and what a new organization begins with, by the operator role: across all tenants, and bound to none. */
final class OperatedTenants {
    private static final String SELECT = "select " + DirectoryRow.COLUMNS
            + """
              , t.name, t.canary, t.created_at, t.drop_at, p.action, p.step, p.attempts, p.error,
                     hashtextextended(row(t.slug, t.name, t.status, t.placement, t.server, t.location, t.connection_limit,
                         t.statement_timeout_ms, t.idle_in_transaction_timeout_ms, t.canary, t.drop_at, p.action, p.step,
                         p.attempts, p.error)::text, 0) as state
                from tenants t left join provisionings p on p.tenant_id = t.tenant_id
               where\s""";

    private final JdbcClient operator;

    OperatedTenants(JdbcClient operator) {
        this.operator = operator;
    }

    Optional<OperatedTenant> find(TenantId id) {
        return operator.sql(SELECT + "t.tenant_id = :tenant").param("tenant", id.value()).query((row,
                number) -> operated(row)).optional();
    }

    Optional<OperatedTenant> find(Slug slug) {
        return operator.sql(SELECT + "t.slug = :slug /* leasehold:cross-tenant a slug says who is meant */")
                .param("slug", slug.value()).query((row, number) -> operated(row))
                .optional();
    }

    /** The tenant, which nobody else changes until the transaction ends. */
    Optional<OperatedTenant> lock(TenantId id) {
        return operator.sql(SELECT + "t.tenant_id = :tenant for update of t").param("tenant", id.value()).query((row,
                number) -> operated(row)).optional();
    }

    /** In the order of their slugs, those after the given one. */
    List<OperatedTenant> list(TenantQuery query, String after, int limit) {
        return operator
                .sql(SELECT
                        + """
                          t.slug > :after /* leasehold:cross-tenant operators list all */ and (:status::text is null or t.status = :status)
                             and (:placement::text is null or t.placement = :placement)
                             and (:server::text is null or t.server = :server)
                             and (:text::text is null or position(:text in t.slug) > 0 or position(:text in lower(t.name)) > 0)
                           order by t.slug limit :limit
                          """)
                .param("after", after)
                .param("status", query.status().map(TenantQuery::word).orElse(null))
                .param("placement", query.level().map(TenantQuery::word).orElse(null))
                .param("server", query.server().orElse(null))
                .param("text", query.text().map(text -> text.toLowerCase(Locale.ROOT)).orElse(null))
                .param("limit", limit).query((row, number) -> operated(row)).list();
    }

    /** Whose places these are, by their names; those of all tenants, and of none, have nobody. */
    Map<String, Tenant> owners(Collection<String> places) {
        Map<String, Tenant> owners = new HashMap<>();
        if (!places.isEmpty()) {
            operator.sql("select p.name as place, " + DirectoryRow.COLUMNS
                    + """
                       from places p join tenants t on t.tenant_id = p.tenant_id /* leasehold:cross-tenant operators see whose place it is */
                      where p.name in (:places)""")
                    .param("places", places).query((RowCallbackHandler) row -> owners.put(row.getString("place"),
                            DirectoryRow.tenant(row)));
        }
        return owners;
    }

    /** The user with this address. */
    Optional<UserId> findUser(EmailAddress email) {
        return operator.sql("select id from users where email = :email").param("email", email.value()).query(
                UUID.class).optional().map(UserId::new);
    }

    /** The owner that an organization began with, if the user is that. */
    boolean isFounder(TenantId id, UserId user) {
        return operator.sql("select exists (select from tenants where tenant_id = :tenant and created_by = :user)")
                .param("tenant", id.value()).param("user", user.value()).query(Boolean.class).single();
    }

    /** Adds the tenant, still to be made, and tells whether its slug was free. */
    boolean insert(Tenant tenant, DisplayName name, UserId founder, Instant now) {
        return operator
                .sql("""
                     insert into tenants (tenant_id, slug, name, status, placement, server, location, connection_limit,
                            statement_timeout_ms, idle_in_transaction_timeout_ms, created_at, created_by)
                     values (:tenant, :slug, :name, 'provisioning', :placement, :server, :location, :connections,
                             :statement, :idle, :now, :founder)
                     on conflict do nothing
                     """).param("tenant", tenant.id().value()).param("slug", tenant.slug().value())
                .param("name", name.value()).param("placement", TenantQuery.word(Level.of(tenant.placement())))
                .param("server", tenant.placement().server())
                .param("location", DirectoryRow.location(tenant.placement()))
                .param("connections", connections(tenant.limits()))
                .param("statement", millis(tenant.limits().statementTimeout()))
                .param("idle", millis(tenant.limits().idleInTransactionTimeout())).param("now", utc(now))
                .param("founder", founder.value()).update() == 1;
    }

    /** Makes somebody the first owner. */
    void insertOwner(TenantId id, UserId owner, Instant now) {
        operator.sql("""
                     insert into memberships (tenant_id, user_id, role, joined_at)
                     values (:tenant, :user, 'owner', :now)
                     """).param("tenant", id.value()).param("user", owner.value()).param("now", utc(now)).update();
    }

    void update(TenantId id, TenantLimits limits, boolean canary) {
        operator.sql("""
                     update tenants set connection_limit = :connections, statement_timeout_ms = :statement,
                            idle_in_transaction_timeout_ms = :idle, canary = :canary
                      where tenant_id = :tenant
                     """).param("connections", connections(limits)).param("statement", millis(limits
                .statementTimeout())).param("idle", millis(limits.idleInTransactionTimeout())).param("canary", canary)
                .param("tenant", id.value()).update();
    }

    private static OperatedTenant operated(ResultSet row) throws SQLException {
        OffsetDateTime dropAt = row.getObject("drop_at", OffsetDateTime.class);
        String action = row.getString("action");
        return new OperatedTenant(DirectoryRow.tenant(row), row.getString("name"), row.getBoolean("canary"), row
                .getObject("created_at", OffsetDateTime.class).toInstant(),
                dropAt == null
                        ? null
                        : dropAt.toInstant(),
                action == null
                        ? null
                        : new OperatedTenant.Work(action, row.getString("step"), row.getInt("attempts"), row.getString(
                                "error")),
                row.getLong("state"));
    }

    private static @Nullable Integer connections(TenantLimits limits) {
        return limits.connections().isPresent() ? limits.connections().getAsInt() : null;
    }

    private static @Nullable Long millis(Optional<Duration> timeout) {
        return timeout.map(Duration::toMillis).orElse(null);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
