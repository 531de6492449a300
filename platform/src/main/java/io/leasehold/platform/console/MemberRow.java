package io.leasehold.platform.console;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import io.leasehold.platform.member.NamedMember;
import io.leasehold.platform.member.Role;

/**
 * A member as the page of members shows it.
 *
 * @param joined the day, where the viewer is
 * @param self whether it is whoever looks at the page
 * @param lastOwner whether the organization would have no owner without this member
 * @param manageable whether whoever looks at the page may change it; one's own role is changed by somebody else
 */
record MemberRow(UUID user, String name, String email, String role, LocalDate joined, boolean self, boolean lastOwner,
        boolean manageable) {
    static MemberRow of(NamedMember named, MemberViewer viewer, boolean onlyOneOwner, ZoneId zone) {
        Role role = named.member().role();
        boolean self = named.member().user().equals(viewer.user());
        return new MemberRow(named.member().user().value(), named.user().name().value(), named.user().email().value(),
                role.code(), LocalDate.ofInstant(named.member().joinedAt(), zone), self,
                role == Role.OWNER && onlyOneOwner, viewer.manages() && !self && !role.isAbove(viewer.role()));
    }
}
