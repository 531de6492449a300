package io.leasehold.platform;

import java.util.EnumMap;
import java.util.Map;

import io.leasehold.core.UserId;
import io.leasehold.platform.People.Founder;
import io.leasehold.platform.member.Role;

/** An organization with somebody in each role, each with a token to it; they all own an organization of their own as well. */
final class Staff {
    private final Founder founder;
    private final Map<Role, Founder> people = new EnumMap<>(Role.class);
    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);

    Staff(People source, String name) {
        founder = source.founder(name);
        people.put(Role.OWNER, founder);
        callers.put(Role.OWNER, founder.api());
        for (Role role : new Role[]{Role.ADMIN, Role.MEMBER, Role.VIEWER}) {
            Founder person = source.founder(name + "-" + role.code());
            join(person, role);
            people.put(role, person);
            callers.put(role, source.token(person.email(), founder.slug()));
        }
    }

    /** Adds somebody who exists, on behalf of the owner. */
    void join(Founder person, Role role) {
        Answer answer = founder.api().post(path() + "/members", "{\"email\": \"%s\", \"role\": \"%s\"}".formatted(person
                .email(), role.code()));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.body());
        }
    }

    Founder founder() {
        return founder;
    }

    Caller as(Role role) {
        return callers.get(role);
    }

    Founder person(Role role) {
        return people.get(role);
    }

    UserId user(Role role) {
        return people.get(role).user();
    }

    String path() {
        return founder.path();
    }

    String member(UserId user) {
        return founder.member(user);
    }

    String roleOf(UserId user) {
        return founder.api().get(member(user)).text("role");
    }
}
