package io.leasehold.web.tenant;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import io.leasehold.core.TenantKey;
import io.leasehold.web.Problem;

/** The tenant named by a header. */
public final class HeaderTenantResolver implements TenantResolver {
    /** Printable ASCII without space, no longer than a host name may be; everything that could be a slug or an id fits many times over. */
    private static final Pattern READABLE = Pattern.compile("[!-~]{1,255}");

    private final String name;

    public HeaderTenantResolver(String name) {
        this.name = name;
    }

    @Override
    public Optional<TenantKey> resolve(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        // Proxies join repeated headers with commas: both forms are several values, even where they are equal.
        if (values.size() > 1 || values.getFirst().contains(",")) {
            throw TenantProblems.conflict();
        }
        String value = values.getFirst();
        if (!READABLE.matcher(value).matches()) {
            throw Problem.malformed("The header " + name + " has to be the slug or the id of one organization.");
        }
        return Optional.of(new TenantKey(value));
    }
}
