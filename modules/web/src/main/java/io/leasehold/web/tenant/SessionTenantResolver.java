package io.leasehold.web.tenant;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.leasehold.core.TenantKey;
import io.leasehold.web.SessionTenant;

/** The tenant that the browser session last switched to. Asked only where the request itself names none. */
public final class SessionTenantResolver implements TenantResolver {
    @Override
    public Optional<TenantKey> resolve(HttpServletRequest request) {
        return SessionTenant.recall(request);
    }
}
