package io.leasehold.web.tenant;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.leasehold.core.TenantKey;

/** The tenant named by the path, as in {@code /orgs/acme/tasks}. */
public final class PathTenantResolver implements TenantResolver {
    private final TenantPaths paths;

    /** @param patterns path patterns with the variable {@code tenant} */
    public PathTenantResolver(List<String> patterns) {
        paths = new TenantPaths(patterns);
    }

    @Override
    public Optional<TenantKey> resolve(HttpServletRequest request) {
        return paths.tenantIn(request).map(TenantKey::new);
    }
}
