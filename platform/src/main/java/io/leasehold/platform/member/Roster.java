package io.leasehold.platform.member;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import io.leasehold.core.Permission;
import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.outbox.Outbox;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.ControlTransactional;
import io.leasehold.web.Problem;

/**
 * Changes to who belongs to an organization. They wait for each other, and look at the acting member's role once more when it is their turn: of two
 * owners who demote each other at the same time, one is too late.
 */
@Service
@ControlTransactional
class Roster {
    private final MemberRepository members;
    private final Outbox outbox;
    private final Clock clock;

    Roster(MemberRepository members, @Control Outbox outbox, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    void found(Tenant tenant, UserId founder) {
        enter(tenant, founder, Role.OWNER, null);
    }

    Member admit(Tenant tenant, UserId actor, UserId newcomer, Role role) {
        Role own = waitForTurn(tenant, actor);
        demand(own, Permissions.MEMBERS_INVITE);
        refuseAbove(own, role);
        return enter(tenant, newcomer, role, actor);
    }

    Member changeRole(Tenant tenant, UserId actor, UserId user, Role role, Consumer<Member> precondition) {
        Role own = waitForTurn(tenant, actor);
        demand(own, Permissions.MEMBERS_MANAGE);
        refuseAbove(own, role);
        Member member = members.find(tenant, user).orElseThrow(Problem::notFound);
        refuseAbove(own, member.role());
        precondition.accept(member);
        if (role == member.role()) {
            return member;
        }
        keepAnOwner(tenant, member);
        members.updateRole(tenant, user, role);
        return members.find(tenant, user).orElseThrow();
    }

    void remove(Tenant tenant, UserId actor, UserId user, Consumer<Member> precondition) {
        Role own = waitForTurn(tenant, actor);
        boolean leaves = actor.equals(user);
        if (!leaves) {
            demand(own, Permissions.MEMBERS_MANAGE);
        }
        Member member = members.find(tenant, user).orElseThrow(Problem::notFound);
        refuseAbove(own, member.role());
        precondition.accept(member);
        keepAnOwner(tenant, member);
        members.delete(tenant, user);
        outbox.append(tenant, new UserLeft(tenant.id(), user, leaves
                ? UserLeft.Reason.LEFT
                : UserLeft.Reason.REMOVED));
    }

    /** Tells of everybody's leaving. The memberships stay as they were: it is the organization that is gone. */
    void dissolve(Tenant tenant) {
        members.findAll(tenant).forEach(member -> outbox.append(tenant, new UserLeft(tenant.id(), member.user(),
                UserLeft.Reason.ORGANIZATION_DELETED)));
    }

    private Role waitForTurn(Tenant tenant, UserId actor) {
        if (!members.lock(tenant)) {
            throw Problem.notFound();
        }
        return members.find(tenant, actor).orElseThrow(Problem::notFound).role();
    }

    private Member enter(Tenant tenant, UserId newcomer, Role role, @Nullable UserId invitedBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Member member = new Member(newcomer, role, invitedBy, invitedBy == null ? null : now, now, 1);
        if (!members.insert(tenant, member)) {
            throw Problem.conflict("already_member", "This person is a member of the organization already.");
        }
        outbox.append(tenant, new UserJoined(tenant.id(), newcomer, role, invitedBy));
        return member;
    }

    private static void demand(Role own, String permission) {
        if (!own.allows(permission)) {
            throw Problem.forbidden(new Permission(permission));
        }
    }

    private static void refuseAbove(Role own, Role role) {
        if (role.isAbove(own)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "role_escalation",
                    "Your own role is below this one; only somebody who has it can give it or take it.");
        }
    }

    private void keepAnOwner(Tenant tenant, Member leaving) {
        if (leaving.role() == Role.OWNER && members.countOwners(tenant) == 1) {
            throw Problem.conflict("last_owner",
                    "An organization needs an owner. Make somebody else one first, or give the organization up.");
        }
    }
}
