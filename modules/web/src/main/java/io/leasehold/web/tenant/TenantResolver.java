package io.leasehold.web.tenant;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.leasehold.core.TenantKey;
import io.leasehold.web.Problem;

/** One way for a request to say which tenant it means. What it says is unverified; {@link TenantFilter} verifies it. */
@FunctionalInterface
public interface TenantResolver {
    /**
     * What the request says, if it says anything in this way.
     *
     * @throws Problem when it says something that cannot be meant, such as two tenants at once
     */
    Optional<TenantKey> resolve(HttpServletRequest request);
}
