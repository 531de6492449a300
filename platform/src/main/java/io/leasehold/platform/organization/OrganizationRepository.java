package io.leasehold.platform.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.Role;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.Lookup;
import io.leasehold.postgres.provisioning.Level;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The tenants table: one's own row by the app role, and the list of a person's organizations by the lookup role. */
@Repository
class OrganizationRepository {
    private static final JsonMapper JSON = JsonMapper.builder().enable(
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final JdbcClient control;
    private final JdbcClient lookup;

    OrganizationRepository(@Control JdbcClient control, @Lookup JdbcClient lookup) {
        this.control = control;
        this.lookup = lookup;
    }

    /** Adds the organization, and tells whether the slug was free. */
    boolean insert(Tenant tenant, Organization organization) {
        return control
                .sql("""
                     insert into tenants (tenant_id, slug, name, status, placement, server, location, settings, version,
                            created_at, created_by)
                     values (:tenant, :slug, :name, :status, :placement, :server, :location, :settings::jsonb, :version,
                             :createdAt, :createdBy)
                     on conflict do nothing
                     """).param("tenant", tenant.id().value()).param("slug", organization.slug().value())
                .param("name",
                        organization.name().value())
                .param("status", word(tenant.status())).param("placement", word(Level.of(tenant.placement())))
                .param("server", tenant.placement().server())
                .param("location", DirectoryRow.location(tenant.placement()))
                .param("settings", JSON.writeValueAsString(organization.settings())).param(
                        "version", organization.version())
                .param("createdAt", organization.createdAt().atOffset(
                        ZoneOffset.UTC))
                .param("createdBy", organization.createdBy().value()).update() == 1;
    }

    Optional<Organization> find(Tenant tenant) {
        return find(tenant, "");
    }

    /** The organization, which nobody else changes until the transaction ends. */
    Optional<Organization> lock(Tenant tenant) {
        return find(tenant, " for update");
    }

    private Optional<Organization> find(Tenant tenant, String locking) {
        return control.sql("""
                           select tenant_id, slug, name, status, settings, created_at, created_by, version
                             from tenants where tenant_id = :tenant and status in ('active', 'suspended')""" + locking)
                .param("tenant",
                        tenant.id().value())
                .query((row, number) -> organization(row)).optional();
    }

    /**
     * Changes all that can change.
     *
     * @throws io.leasehold.web.Problem when another organization has the slug
     */
    void update(Tenant tenant, Organization changed) {
        try {
            control.sql("""
                        update tenants set slug = :slug, name = :name, status = :status, settings = :settings::jsonb,
                               version = version + 1
                         where tenant_id = :tenant
                        """).param("slug", changed.slug().value()).param("name", changed.name().value()).param("status",
                    changed.status().name().toLowerCase(Locale.ROOT)).param("settings",
                            JSON.writeValueAsString(changed
                                    .settings()))
                    .param("tenant", tenant.id().value()).update();
        } catch (DuplicateKeyException taken) {
            throw OrganizationService.slugUnavailable();
        }
    }

    /** The organizations that a person belongs to in the order of joining, after the one whose place was given. */
    List<OwnOrganization> findOwn(UserId user, Instant joinedAt, UUID id, int limit) {
        return lookup
                .sql("""
                     select t.tenant_id, t.slug, t.name, t.status, m.role, m.joined_at
                       from memberships m join tenants t on t.tenant_id = m.tenant_id /* leasehold:cross-tenant of one person */
                      where m.user_id = :user and t.status in ('active', 'suspended') and (m.joined_at, m.tenant_id) > (:joinedAt, :id)
                      order by m.joined_at, m.tenant_id limit :limit
                     """)
                .param("user", user.value()).param("joinedAt", joinedAt.atOffset(ZoneOffset.UTC)).param("id", id)
                .param("limit", limit).query((row, number) -> own(row)).list();
    }

    /** Whether any organization has or had the slug. */
    boolean isTaken(Slug slug) {
        return lookup.sql(
                "select exists (select from tenants /* leasehold:cross-tenant a slug is taken once among all */ where slug = :slug)")
                .param("slug", slug.value()).query(
                        Boolean.class)
                .single();
    }

    /** The slugs of the organizations that a person is the only owner of. */
    Set<String> findOwnedAlone(UserId user) {
        return lookup
                .sql("""
                     select t.slug
                       from memberships m join tenants t on t.tenant_id = m.tenant_id /* leasehold:cross-tenant of one person */
                      where m.user_id = :user and m.role = 'owner' and not exists (
                            select from memberships o
                             where o.tenant_id = m.tenant_id and o.role = 'owner' and o.user_id <> m.user_id)
                     """)
                .param("user", user.value()).query(String.class).set();
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(id(row), new Slug(row.getString("slug")), new DisplayName(row.getString("name")),
                status(row), JSON.readValue(row.getString("settings"), new TypeReference<Map<String, Object>>() {
                }),
                instant(row, "created_at"), new UserId(row.getObject("created_by", UUID.class)),
                row.getLong("version"));
    }

    private static OwnOrganization own(ResultSet row) throws SQLException {
        return new OwnOrganization(id(row), new Slug(row.getString("slug")), row.getString("name"), status(row), Role
                .parse(row.getString("role")).orElseThrow(), instant(row, "joined_at"));
    }

    private static TenantId id(ResultSet row) throws SQLException {
        return new TenantId(row.getObject("tenant_id", UUID.class));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static TenantStatus status(ResultSet row) throws SQLException {
        return TenantStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
