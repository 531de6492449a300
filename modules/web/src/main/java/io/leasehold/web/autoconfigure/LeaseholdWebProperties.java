package io.leasehold.web.autoconfigure;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests become tenants.
 *
 * @param resolvers Ways in which a request may get its tenant. One that is left out is ignored.
 * @param headerName Name of the header that names a tenant.
 * @param baseDomain Domain below which each tenant has its host. Without it hosts name no tenant.
 * @param pathPatterns Paths that name a tenant, by a variable called tenant.
 * @param targetPatterns Paths whose variable called tenant, where it is an id, is the tenant to act upon.
 * @param withoutTenant Paths that belong to no tenant, at which nothing is resolved.
 * @param cursorSecret Secret of at least 32 bytes that signs the cursors of lists. Made at start-up unless given, so give it where there are several nodes.
 */
@ConfigurationProperties("leasehold.web")
public record LeaseholdWebProperties(
        @DefaultValue({
            "token", "header", "path", "host", "session", "default-membership"}) Set<Source> resolvers,
        @DefaultValue("X-Tenant-ID") String headerName, @Nullable String baseDomain,
        @DefaultValue("/orgs/{tenant}/**") List<String> pathPatterns,
        @DefaultValue("/api/organizations/{tenant}/**") List<String> targetPatterns,
        @DefaultValue({"/actuator/**", "/assets/**", "/webjars/**", "/favicon.ico", "/error", "/login",
            "/logout", "/api/operator/**", "/operator/**"}) List<String> withoutTenant,
        @Nullable String cursorSecret) {
    /** A way in which a request may get its tenant. */
    public enum Source {
        /** The claim of a signed token. */
        TOKEN,
        /** A header. */
        HEADER,
        /** The path. */
        PATH,
        /** The host. */
        HOST,
        /** What the browser session last switched to. */
        SESSION,
        /** The organization that the person joined first. */
        DEFAULT_MEMBERSHIP
    }

    /** Path patterns that are in use. */
    List<String> activePathPatterns() {
        return resolvers.contains(Source.PATH) ? pathPatterns : List.of();
    }
}
