package io.leasehold.platform.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.postgres.Control;

/** The memberships of one organization. */
@Repository
class MemberRepository {
    private static final String COLUMNS = "user_id, role, invited_by, invited_at, joined_at, version";

    private final JdbcClient control;

    MemberRepository(@Control JdbcClient control) {
        this.control = control;
    }

    /** Makes changes to who is a member wait for each other, and tells whether the organization still takes them. */
    boolean lock(Tenant tenant) {
        return control.sql("select status from tenants where tenant_id = :tenant for update").param("tenant", tenant
                .id().value()).query(String.class).optional().filter(status -> status.equals("active")
                        || status.equals("suspended"))
                .isPresent();
    }

    boolean insert(Tenant tenant, Member member) {
        return control
                .sql("""
                     insert into memberships (tenant_id, user_id, role, invited_by, invited_at, joined_at, version)
                     values (:tenant, :user, :role, :invitedBy, :invitedAt, :joinedAt, :version) on conflict do nothing
                     """).param("tenant", tenant.id().value()).param("user", member.user().value()).param("role", member
                        .role().code())
                .param("invitedBy", uuid(member.invitedBy())).param("invitedAt", utc(member.invitedAt()))
                .param("joinedAt", utc(member.joinedAt())).param("version", member.version()).update() == 1;
    }

    Optional<Member> find(Tenant tenant, UserId user) {
        return control.sql("select " + COLUMNS + " from memberships where tenant_id = :tenant and user_id = :user")
                .param("tenant", tenant.id().value()).param("user", user.value()).query((row, number) -> member(row))
                .optional();
    }

    List<Member> findAll(Tenant tenant) {
        return control
                .sql("select " + COLUMNS + " from memberships where tenant_id = :tenant order by joined_at, user_id")
                .param("tenant", tenant.id().value()).query((row, number) -> member(row)).list();
    }

    /** Members in the order in which they joined, after the one whose place was given. */
    List<Member> findAfter(Tenant tenant, Instant joinedAt, UUID user, int limit) {
        return control.sql("select " + COLUMNS + """
                                                  from memberships
                                                 where tenant_id = :tenant and (joined_at, user_id) > (:joinedAt, :user)
                                                 order by joined_at, user_id limit :limit
                                                 """).param("tenant", tenant.id().value())
                .param("joinedAt", utc(joinedAt)).param("user", user).param(
                        "limit", limit)
                .query((row, number) -> member(row)).list();
    }

    int countOwners(Tenant tenant) {
        return control.sql("select count(*) from memberships where tenant_id = :tenant and role = 'owner'").param(
                "tenant", tenant.id().value()).query(Integer.class).single();
    }

    void updateRole(Tenant tenant, UserId user, Role role) {
        control.sql("""
                    update memberships set role = :role, version = version + 1
                    where tenant_id = :tenant and user_id = :user
                    """).param("tenant", tenant.id().value()).param("user", user.value()).param("role", role.code())
                .update();
    }

    void delete(Tenant tenant, UserId user) {
        control.sql("delete from memberships where tenant_id = :tenant and user_id = :user").param("tenant", tenant.id()
                .value()).param("user", user.value()).update();
    }

    private static Member member(ResultSet row) throws SQLException {
        UUID invitedBy = row.getObject("invited_by", UUID.class);
        OffsetDateTime invitedAt = row.getObject("invited_at", OffsetDateTime.class);
        return new Member(new UserId(row.getObject("user_id", UUID.class)), Role.of(row.getString("role")),
                invitedBy == null ? null : new UserId(invitedBy), invitedAt == null ? null : invitedAt.toInstant(), row
                        .getObject("joined_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static @Nullable UUID uuid(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
