package io.leasehold.postgres.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;

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

    /** Says that a place has these migrations now, and whose it is; for a place that was just made, moved to a tenant, or migrated. */
    public void isCurrent(String name, Placement placement, @Nullable TenantId tenant, String fingerprint) {
        put(name, placement, tenant, fingerprint, "current", null);
    }

    /** Says that bringing a place to the newest migrations has failed. It keeps the fingerprint that it had. */
    public void hasFailed(String name, Placement placement, @Nullable TenantId tenant, String reason) {
        put(name, placement, tenant, null, "failed", reason);
    }

    private void put(String name, Placement placement, @Nullable TenantId tenant, @Nullable String fingerprint,
            String state, @Nullable String error) {
        operator.sql(
                """
                insert into places as p (name, server, kind, location, tenant_id, fingerprint, state, attempts, error, updated_at)
                values (:name, :server, :kind, :location, :tenant, :fingerprint, :state,
                  case :state when 'failed' then 1 else 0 end, :error, :now)
                on conflict (name) do update set tenant_id = excluded.tenant_id, state = excluded.state, error = excluded.error,
                  fingerprint = coalesce(excluded.fingerprint, p.fingerprint), updated_at = excluded.updated_at,
                  attempts = case excluded.state when 'failed' then p.attempts + 1 else 0 end""")
                .param("name", name).param("server", placement.server()).param("kind", kind(placement))
                .param("location", location(placement)).param("tenant", tenant == null ? null : tenant.value())
                .param("fingerprint", fingerprint).param("state", state).param("error", error)
                .param("now", Timestamp.from(clock.instant())).update();
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

    /** All places, by name. */
    public List<KnownPlace> all() {
        return operator.sql(SELECT + " order by p.name").query((row, _) -> place(row)).list();
    }

    static KnownPlace place(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        String location = row.getString("location");
        String server = row.getString("server");
        String kind = row.getString("kind");
        Placement placement = switch (kind) {
            case "shared" -> new Placement.SharedTables(server);
            case "schema" -> new Placement.OwnSchema(server, location);
            case "database" -> new Placement.OwnDatabase(server, location);
            default ->
                throw new IllegalStateException("The place " + row.getString("name") + " is of the kind \"" + kind
                        + "\", which this version does not know.");
        };
        return new KnownPlace(row.getString("name"), placement, tenant == null ? null : new TenantId(tenant), row
                .getString("fingerprint"), KnownPlace.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"), row.getString("error"), row.getTimestamp("updated_at").toInstant());
    }

    private static String kind(Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> "shared";
            case Placement.OwnSchema _ -> "schema";
            case Placement.OwnDatabase _ -> "database";
        };
    }

    private static @Nullable String location(Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> null;
            case Placement.OwnSchema own -> own.schema();
            case Placement.OwnDatabase own -> own.database();
        };
    }
}
