package io.leasehold.platform.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Membership;
import io.leasehold.core.Memberships;
import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.postgres.DirectoryRow;
import io.leasehold.postgres.Lookup;

/** Reads memberships before a tenant is bound: by the lookup role, anew for each request, and in one query. */
@Repository
class LookupMemberships implements Memberships {
    private static final String MEMBERSHIP = "select " + DirectoryRow.COLUMNS
            + """
              , m.role
                from memberships m join tenants t on t.tenant_id = m.tenant_id
                /* leasehold:cross-tenant of one person, asked before a tenant is known */
               where m.user_id = :user and t.status in ('active', 'suspended')
              """;

    private final JdbcClient lookup;

    LookupMemberships(@Lookup JdbcClient lookup) {
        this.lookup = lookup;
    }

    @Override
    public List<Membership> of(UserId user, Collection<TenantKey> keys) {
        String[] slugs = keys.stream().map(TenantKey::text).filter(text -> Slug.parse(text).isPresent()).toArray(
                String[]::new);
        UUID[] ids = keys.stream().map(TenantKey::text).map(TenantId::parse).flatMap(Optional::stream).map(
                TenantId::value).toArray(UUID[]::new);
        if (slugs.length == 0 && ids.length == 0) {
            return List.of();
        }
        return lookup.sql(MEMBERSHIP + " and (t.slug = any(:slugs) or t.tenant_id = any(:ids))").param("user", user
                .value()).param("slugs", slugs).param("ids", ids).query((row, number) -> membership(user, row)).list();
    }

    @Override
    public Optional<Membership> defaultOf(UserId user) {
        return lookup.sql(MEMBERSHIP + " order by m.joined_at, m.tenant_id limit 1").param("user", user.value()).query((
                row, number) -> membership(user, row)).optional();
    }

    private static Membership membership(UserId user, ResultSet row) throws SQLException {
        return new Membership(user, DirectoryRow.tenant(row), Role.of(row.getString("role")).permissions());
    }
}
