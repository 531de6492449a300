package io.leasehold.web.tenant;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.leasehold.core.TenantKey;

/** The tenant named by the host, as in {@code acme.example.com}. Hosts outside the base domain, and the base domain itself, name none. */
public final class HostTenantResolver implements TenantResolver {
    private final String suffix;

    /** @param baseDomain the domain below which each tenant has its host */
    public HostTenantResolver(String baseDomain) {
        suffix = "." + baseDomain.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<TenantKey> resolve(HttpServletRequest request) {
        // Without the port, and from a forwarded header only where the container trusts the proxy that sent it.
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (!name.endsWith(suffix)) {
            return Optional.empty();
        }
        return Optional.of(new TenantKey(name.substring(0, name.length() - suffix.length())));
    }
}
