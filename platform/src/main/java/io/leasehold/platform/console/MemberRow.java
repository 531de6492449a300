package io.leasehold.platform.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.platform.member.NamedMember;
import io.leasehold.platform.member.Permissions;
import io.leasehold.platform.member.Role;

/**
 * A member as the page of members shows it.
 *
 * @param self whether it is whoever looks at the page
 * @param manageable whether whoever looks at the page may change it
 */
record MemberRow(UUID user, String name, String email, String role, LocalDate joined, boolean self,
        boolean manageable) {
    static MemberRow of(NamedMember named, Membership viewer, Role viewersRole) {
        boolean manages = viewer.allows(new Permission(Permissions.MEMBERS_MANAGE));
        return new MemberRow(named.member().user().value(), named.user().name().value(), named.user().email().value(),
                named.member().role().code(), LocalDate.ofInstant(named.member().joinedAt(), ZoneOffset.UTC), named
                        .member().user().equals(viewer.user()),
                manages && !named.member().role().isAbove(
                        viewersRole));
    }
}
