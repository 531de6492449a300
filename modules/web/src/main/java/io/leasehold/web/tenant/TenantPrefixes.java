package io.leasehold.web.tenant;

import java.util.List;
import java.util.stream.Stream;

/** The beginnings of paths that name a tenant. */
public final class TenantPrefixes {
    private static final String REST = "/**";

    private TenantPrefixes() {}

    /** {@code /orgs/{tenant}/**} gives {@code /orgs/{pathTenant}}: renamed, so that what follows may have a variable {@code tenant} of its own. */
    public static List<String> of(List<String> pathPatterns) {
        return pathPatterns.stream().filter(pattern -> pattern.endsWith(REST)).map(pattern -> pattern.substring(0,
                pattern.length() - REST.length()).replace("{tenant}", "{pathTenant}")).toList();
    }

    /** The same patterns, each also below each prefix. */
    public static List<String> below(List<String> prefixes, List<String> patterns) {
        return Stream.concat(patterns.stream(),
                prefixes.stream().flatMap(prefix -> patterns.stream().map(prefix::concat))).toList();
    }
}
