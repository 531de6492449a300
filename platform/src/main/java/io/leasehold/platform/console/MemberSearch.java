package io.leasehold.platform.console;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import io.leasehold.platform.member.NamedMember;
import io.leasehold.platform.member.Role;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Which members are shown. It stands in the address, so that it can be kept and sent on.
 *
 * @param q a part of the name or of the e-mail address
 * @param role the only role to show; empty or unknown shows all
 * @param page from 1
 */
record MemberSearch(String q, String role, int page) {
    static MemberSearch of(@Nullable String q, @Nullable String role, @Nullable String page) {
        String known = Optional.ofNullable(role).flatMap(Role::parse).map(Role::code).orElse("");
        return new MemberSearch(q == null ? "" : q.strip(), known, number(page));
    }

    boolean matches(NamedMember member) {
        String text = (member.user().name() + "\n" + member.user().email()).toLowerCase(Locale.ROOT);
        return (role.isEmpty() || member.member().role().code().equals(role)) && text.contains(q.toLowerCase(
                Locale.ROOT));
    }

    MemberSearch onPage(int other) {
        return new MemberSearch(q, role, other);
    }

    /** The address of this list below the page of members. */
    String at(String members) {
        Map<String, String> parameters = new TreeMap<>(Map.of("q", q, "role", role, "page", page > 1
                ? Integer
                        .toString(page)
                : ""));
        String query = parameters.entrySet().stream().filter(parameter -> !parameter.getValue().isEmpty()).map(
                parameter -> parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), UTF_8)).collect(
                        Collectors
                                .joining("&"));
        return query.isEmpty() ? members : members + "?" + query;
    }

    private static int number(@Nullable String page) {
        try {
            return page == null ? 1 : Math.max(1, Integer.parseInt(page));
        } catch (NumberFormatException noNumber) {
            return 1;
        }
    }
}
