package io.leasehold.web.tenant;

import java.util.List;

/**
 * Where a tenant may come from.
 *
 * @param naming ways in which the request itself names its tenant; those that speak have to agree
 * @param remembering ways in which a tenant is remembered for requests that name none; the first that speaks counts
 * @param defaultMembership whether the person's oldest membership counts where nothing else speaks
 * @param targetPatterns paths whose variable {@code tenant}, where it is an id, is the tenant that the request acts upon
 */
public record TenantSources(List<TenantResolver> naming, List<TenantResolver> remembering, boolean defaultMembership,
        List<String> targetPatterns) {
    public TenantSources {
        naming = List.copyOf(naming);
        remembering = List.copyOf(remembering);
        targetPatterns = List.copyOf(targetPatterns);
    }
}
