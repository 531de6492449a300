package io.leasehold.platform.operator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.web.util.UriUtils;

/**
 * Which tenants a page lists. It stands in the address, so that it can be kept and sent on.
 *
 * @param q a part of the name or of the slug
 * @param after the slug that the page before ended with
 */
record TenantSearch(String q, String status, String placement, String after) {
    TenantSearch {
        q = q.strip();
    }

    TenantQuery query() {
        return TenantQuery.of(status, placement, null, q);
    }

    TenantSearch after(String slug) {
        return new TenantSearch(q, status, placement, slug);
    }

    boolean isNarrowed() {
        return !(q + status + placement).isEmpty();
    }

    String address() {
        Map<String, String> parameters = new TreeMap<>(Map.of("q", q, "status", status, "placement", placement, "after",
                after));
        String query = parameters.entrySet().stream().filter(parameter -> !parameter.getValue().isEmpty()).map(
                parameter -> parameter.getKey() + "=" + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? TenantsPageController.PATH : TenantsPageController.PATH + "?" + query;
    }
}
