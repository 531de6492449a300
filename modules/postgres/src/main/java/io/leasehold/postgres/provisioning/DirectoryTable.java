package io.leasehold.postgres.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.leasehold.core.Placement;
import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.DirectoryRow;

/** The directory as the operator role reads and writes it. */
final class DirectoryTable {
    private static final String SELECT = "select " + DirectoryRow.COLUMNS + " from tenants t where ";

    private final JdbcClient operator;

    DirectoryTable(JdbcClient operator) {
        this.operator = operator;
    }

    Optional<Tenant> find(TenantId id) {
        return operator.sql(SELECT + "t.tenant_id = :tenant").param("tenant", id.value()).query((row,
                number) -> DirectoryRow.tenant(row)).optional();
    }

    Optional<Tenant> find(Slug slug) {
        return operator.sql(SELECT + "t.slug = :slug /* leasehold:cross-tenant a slug says who is meant */")
                .param("slug", slug.value()).query((row, number) -> DirectoryRow
                        .tenant(row))
                .optional();
    }

    Tenant require(TenantId id) {
        return find(id).orElseThrow(() -> new UnknownTenantException(id));
    }

    /** The tenant, which nobody else changes until the transaction ends. */
    Tenant lock(TenantId id) {
        return operator.sql(SELECT + "t.tenant_id = :tenant for update").param("tenant", id.value()).query((row,
                number) -> DirectoryRow.tenant(row)).optional().orElseThrow(() -> new UnknownTenantException(id));
    }

    /** Adds the tenant, and tells whether its slug was free. */
    boolean insert(Tenant tenant, Instant now) {
        return operator.sql("""
                            insert into tenants (tenant_id, slug, status, placement, server, location, connection_limit,
                                   statement_timeout_ms, idle_in_transaction_timeout_ms, created_at)
                            values (:tenant, :slug, 'provisioning', :placement, :server, :location, :connections,
                                   :statement, :idle, :now)
                            on conflict do nothing
                            """).param("tenant", tenant.id().value()).param("slug", tenant.slug().value()).param(
                "placement", Level.of(tenant.placement()).name().toLowerCase(Locale.ROOT))
                .param("server", tenant
                        .placement().server())
                .param("location", location(tenant.placement()))
                .param(
                        "connections",
                        tenant.limits().connections().isPresent()
                                ? tenant.limits().connections()
                                        .getAsInt()
                                : null)
                .param("statement", millis(tenant.limits().statementTimeout()))
                .param(
                        "idle", millis(tenant.limits().idleInTransactionTimeout()))
                .param("now", now.atOffset(
                        ZoneOffset.UTC))
                .update() == 1;
    }

    void changeStatus(TenantId id, TenantStatus status, @Nullable Instant dropAt) {
        operator.sql("update tenants set status = :status, drop_at = :dropAt where tenant_id = :tenant").param("status",
                status.name().toLowerCase(Locale.ROOT))
                .param("dropAt", dropAt == null
                        ? null
                        : dropAt.atOffset(
                                ZoneOffset.UTC))
                .param("tenant", id.value()).update();
    }

    void changeLocation(TenantId id, String location) {
        operator.sql("update tenants set location = :location where tenant_id = :tenant").param("location", location)
                .param("tenant", id.value()).update();
    }

    /** When a deactivated tenant is to be dropped, if that was asked for. */
    Optional<Instant> dropAt(TenantId id) {
        return operator.sql("select drop_at from tenants where tenant_id = :tenant and drop_at is not null").param(
                "tenant", id.value()).query(
                        (row, number) -> row.getObject(1, java.time.OffsetDateTime.class)
                                .toInstant())
                .optional();
    }

    List<TenantId> unfinished() {
        return ids(
                "select tenant_id from tenants /* leasehold:cross-tenant whoever was cut off */ where status = 'provisioning' order by created_at",
                null);
    }

    List<TenantId> due(Instant now) {
        return ids("""
                   select tenant_id from tenants /* leasehold:cross-tenant whoever is due */
                    where status = 'dropping' or status = 'deactivated' and drop_at <= :now order by drop_at""", now);
    }

    void delete(TenantId id) {
        operator.sql("delete from tenants where tenant_id = :tenant").param("tenant", id.value()).update();
    }

    private List<TenantId> ids(String query, @Nullable Instant now) {
        JdbcClient.StatementSpec statement = operator.sql(query);
        if (now != null) {
            statement = statement.param("now", now.atOffset(ZoneOffset.UTC));
        }
        return statement.query(java.util.UUID.class).list().stream().map(TenantId::new).toList();
    }

    private static @Nullable String location(Placement placement) {
        return switch (placement) {
            case Placement.SharedTables _ -> null;
            case Placement.OwnSchema own -> own.schema();
            case Placement.OwnDatabase own -> own.database();
        };
    }

    private static @Nullable Long millis(Optional<Duration> timeout) {
        return timeout.map(Duration::toMillis).orElse(null);
    }
}
