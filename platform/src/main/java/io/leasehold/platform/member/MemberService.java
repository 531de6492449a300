package io.leasehold.platform.member;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.throttle.Throttle;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.platform.user.User;
import io.leasehold.platform.user.Users;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.CursorCodec;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;
import io.leasehold.web.resource.PageLimit;

/**
 * The members of one organization. Names are read by the lookup role, so everything here but {@link #found} and {@link #dissolve} is called outside of a
 * transaction.
 */
@Service
public class MemberService {
    private static final String LIST = "members";

    private final Roster roster;
    private final MemberRepository members;
    private final Users users;
    private final Throttle throttle;
    private final CursorCodec cursors;

    MemberService(Roster roster, MemberRepository members, Users users, Throttle throttle, CursorCodec cursors) {
        this.roster = roster;
        this.members = members;
        this.users = users;
        this.throttle = throttle;
        this.cursors = cursors;
    }

    /** Some members, in the order in which they joined. */
    public Page<NamedMember> list(Tenant tenant, Optional<String> cursor, PageLimit limit) {
        List<String> after = cursor.map(text -> cursors.decode(tenant, LIST, text)).orElse(List.of(Instant.EPOCH
                .toString(), new UUID(0, 0).toString()));
        List<Member> found = members.findAfter(tenant, Instant.parse(after.getFirst()), UUID.fromString(after
                .getLast()), limit.value() + 1);
        List<Member> shown = found.subList(0, Math.min(found.size(), limit.value()));
        boolean more = found.size() > shown.size();
        return new Page<>(named(shown), more ? cursor(tenant, shown.getLast()) : null);
    }

    /** Everybody who belongs to the organization, for pages. */
    public List<NamedMember> all(Tenant tenant) {
        return named(members.findAll(tenant));
    }

    /** The member, if the user is one. */
    public Optional<NamedMember> find(Tenant tenant, UserId user) {
        return members.find(tenant, user).map(this::named);
    }

    /** Whether the user belongs to the organization, such as somebody whom a task is assigned to. */
    public boolean isMember(Tenant tenant, UserId user) {
        return members.find(tenant, user).isPresent();
    }

    /** Adds the user with this e-mail address. */
    public NamedMember add(Tenant tenant, UserId actor, EmailAddress email, Role role) {
        throttle.probe(actor);
        User user = users.find(email).orElseThrow(() -> Problem.invalid(List.of(new InvalidField("/email",
                "invalid_reference",
                "Nobody has signed up with this e-mail address. Ask the person to sign up first, then add them."))));
        return new NamedMember(roster.admit(tenant, actor, user.id(), role), user);
    }

    /** Gives a member another role. */
    public NamedMember changeRole(Tenant tenant, UserId actor, UserId user, Role role, IfMatch ifMatch) {
        return named(roster.changeRole(tenant, actor, user, role, current(ifMatch)));
    }

    /** Removes a member, or lets one leave who removes oneself. */
    public void remove(Tenant tenant, UserId actor, UserId user, IfMatch ifMatch) {
        roster.remove(tenant, actor, user, current(ifMatch));
    }

    /** Makes somebody the first owner, inside of the transaction that founds the organization. */
    public void found(Tenant tenant, UserId founder) {
        roster.found(tenant, founder);
    }

    /** Tells that everybody has left, inside of the transaction that gives the organization up. */
    public void dissolve(Tenant tenant) {
        roster.dissolve(tenant);
    }

    private static Consumer<Member> current(IfMatch ifMatch) {
        return member -> ifMatch.require(new EntityVersion(member.version()));
    }

    private String cursor(Tenant tenant, Member last) {
        return cursors.encode(tenant, LIST, List.of(last.joinedAt().toString(), last.user().toString()));
    }

    private NamedMember named(Member member) {
        return named(List.of(member)).getFirst();
    }

    private List<NamedMember> named(List<Member> unnamed) {
        Map<UserId, User> people = users.find(unnamed.stream().map(Member::user).toList());
        return unnamed.stream().flatMap(member -> Optional.ofNullable(people.get(member.user())).map(
                user -> new NamedMember(member, user)).stream()).toList();
    }
}
