package io.leasehold.postgres.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;
import io.leasehold.postgres.DirectoryRow;

/** The places that the control database knows, kept by the operator role. */
public final class Places {
    private static final String SELECT = "select p.name, p.server, p.kind, p.location, p.tenant_id, p.fingerprint, p.state, "
            + "p.attempts, p.error, p.updated_at from places p";

    private final JdbcClient operator;
    private final Clock clock;

    /** @param operator reaches the control tables as the operator role */
    public Places(JdbcClient operator, Clock clock) {
        this.operator = operator;
        this.clock = clock;
    }

    /** Says that a place has these migrations now, and whose it is; for a place that was just made, or given to a tenant. */
    public void isCurrent(String name, Placement placement, @Nullable TenantId tenant, String fingerprint) {
        put(name, placement, tenant, fingerprint);
    }

    /** Takes note of a place about which nothing else is known. */
    void exists(FleetPlace place) {
        put(place.name(), place.placement(), place.tenant(), null);
    }

    private void put(String name, Placement placement, @Nullable TenantId tenant, @Nullable String fingerprint) {
        operator.sql(
                """
                insert into places as p (name, server, kind, location, tenant_id, fingerprint, state, updated_at)
                values (:name, :server, :kind, :location, :tenant, :fingerprint, :state, :now)
                on conflict (name) do update set tenant_id = excluded.tenant_id, state = excluded.state, attempts = 0, error = null,
                  fingerprint = excluded.fingerprint, updated_at = excluded.updated_at where :fingerprint is not null""")
                .param("name", name).param("server", placement.server()).param("kind", DirectoryRow.kind(placement))
                .param("location", DirectoryRow.location(placement))
                .param("tenant", tenant == null ? null : tenant.value())
                .param("fingerprint", fingerprint, Types.VARCHAR)
                .param("state", fingerprint == null ? "pending" : "current")
                .param("now", now()).update();
    }

    /**
     * Says what a known place has now; false when there is no such place any more. Where something was applied, each node hears of it as of a change of
     * the tenant, since its connections have names of statements that are older.
     */
    boolean hasNow(String name, Migrated result) {
        return !operator
                .sql("""
                     update places set fingerprint = :fingerprint, state = 'current', attempts = 0, error = null, updated_at = :now
                     where name = :name
                     returning case when :changed and tenant_id is not null then pg_notify('leasehold_tenants', tenant_id::text) end""")
                .param("name", name).param("fingerprint", result.fingerprint()).param("now", now())
                .param("changed", result.applied() > 0).query((_, _) -> true).list().isEmpty();
    }

    /** Says what a known place has, which was found by looking into it. */
    void reallyHas(String name, String fingerprint, boolean current) {
        operator.sql(
                "update places set fingerprint = :fingerprint, state = :state, updated_at = :now where name = :name")
                .param(
                        "name", name)
                .param("fingerprint", fingerprint).param("state", current ? "current" : "pending").param("now",
                        now())
                .update();
    }

    /** Says that bringing a known place to the newest migrations has failed. */
    void hasFailed(String name, String reason) {
        operator.sql("""
                     update places set state = 'failed', attempts = attempts + 1, error = :reason, updated_at = :now
                     where name = :name""").param("name", name).param("reason", reason).param("now", now()).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Forgets a place that is no more. */
    public void forget(String name) {
        operator.sql("delete from places where name = :name").param("name", name).update();
    }

    /** One place, if it is known. */
    public Optional<KnownPlace> find(String name) {
        return operator.sql(SELECT + " where p.name = :name").param("name", name).query((row, _) -> place(row))
                .optional();
    }

    /** All places, by name, as they were recorded. */
    public List<KnownPlace> all() {
        return operator.sql(SELECT + " order by p.name").query((row, _) -> place(row)).list();
    }

    /** All places, by name, held against these migrations: what has them is current, whatever was tried there besides and failed. */
    public List<KnownPlace> all(String target) {
        return all().stream().map(place -> place.heldAgainst(target)).toList();
    }

    /**
     * The places that do not have these migrations, in one query however many there are: known ones, those of tenants that nobody has taken note of, and the
     * shared tables of the servers. Tenants that are being made are migrated by those who make them; tenants that are being dropped need nothing more.
     */
    List<FleetPlace> pending(String target, List<String> servers) {
        return operator
                .sql("""
                     select p.name, p.server, p.kind, p.location, p.tenant_id, t.slug, coalesce(t.canary, false) as canary,
                       p.state = 'failed' as failed, true as known
                     from places p left join tenants t on t.tenant_id = p.tenant_id /* leasehold:cross-tenant whoever is behind */
                     where p.fingerprint is distinct from :target and (p.tenant_id is null or t.status not in ('provisioning', 'dropping'))
                     union all
                     select t.server || case t.placement when 'schema' then '/' else ':' end || t.location, t.server, t.placement, t.location,
                       t.tenant_id, t.slug, t.canary, false, false
                     from tenants t
                     where t.location is not null and t.status not in ('provisioning', 'dropping') and not exists (select from places p
                       where p.server = t.server and p.kind = t.placement and p.location = t.location)
                     union all
                     select s.name || '/shared', s.name, 'shared', null, null, null, false, false, false
                     from unnest(:servers) s (name)
                     where not exists (select from places p where p.server = s.name and p.kind = 'shared')
                     order by 1""")
                .param("target", target).param("servers", servers.toArray(String[]::new)).query((
                        row, _) -> {
                    UUID tenant = row.getObject("tenant_id", UUID.class);
                    return new FleetPlace(row.getString("name"), placement(row),
                            tenant == null ? null : new TenantId(tenant), row
                                    .getString("slug"),
                            row.getBoolean("canary"), row.getBoolean("failed"), row.getBoolean("known"));
                }).list();
    }

    /** Whether the place is one of a tenant that has left it, or is leaving. */
    boolean isGone(FleetPlace place) {
        return place.tenant() != null && operator
                .sql("""
                     select not exists (select from tenants where tenant_id = :tenant and server = :server
                       and location = :location and status not in ('provisioning', 'dropping'))""")
                .param("tenant", place.tenant().value()).param("server", place.placement().server()).param("location",
                        DirectoryRow.location(place.placement()))
                .query(Boolean.class).single();
    }

    private static KnownPlace place(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new KnownPlace(row.getString("name"), placement(row), tenant == null ? null : new TenantId(tenant), row
                .getString("fingerprint"), KnownPlace.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"), row.getString("error"), row.getTimestamp("updated_at").toInstant());
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return DirectoryRow.placement(row.getString("kind"), row.getString("server"), row.getString("location"));
    }
}
