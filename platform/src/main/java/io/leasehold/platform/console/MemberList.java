package io.leasehold.platform.console;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leasehold.platform.member.NamedMember;
import io.leasehold.platform.member.Role;

/**
 * One page of the members that were searched for, by name.
 *
 * @param total how many members there are
 * @param found how many of them were searched for
 * @param first the address of the first page, unless it is this one
 * @param next the address of the next page, if there is one
 */
record MemberList(List<MemberRow> rows, int total, int found, @Nullable String first, @Nullable String next) {
    private static final int PAGE = 50;
    private static final Comparator<NamedMember> BY_NAME = Comparator.<NamedMember, String>comparing(member -> member
            .user().name().value(), String.CASE_INSENSITIVE_ORDER).thenComparing(member -> member.user().email()
                    .value());

    static MemberList of(List<NamedMember> all, MemberSearch search, MemberViewer viewer, ZoneId zone, String address) {
        boolean onlyOneOwner = all.stream().filter(member -> member.member().role() == Role.OWNER).count() == 1;
        List<NamedMember> found = all.stream().filter(search::matches).sorted(BY_NAME).toList();
        long before = (search.page() - 1L) * PAGE;
        List<MemberRow> rows = found.stream().skip(before).limit(PAGE).map(member -> MemberRow.of(member, viewer,
                onlyOneOwner, zone)).toList();
        return new MemberList(rows, all.size(), found.size(), search.page() > 1 ? search.onPage(1).at(address) : null,
                found.size() > before + PAGE ? search.onPage(search.page() + 1).at(address) : null);
    }
}
