package io.leasehold.postgres.provisioning;

import java.util.List;

import io.leasehold.core.Tenant;

/**
 * What a recovery found unfinished, and what became of it.
 *
 * @param completed tenants that are served now
 * @param dropped tenants of which nothing is left now
 * @param spares how many spare databases have become ready
 * @param removed names of empty places that no tenant had
 * @param failures what could not be finished, each in a sentence; tried again by the next recovery
 */
public record Recovery(List<Tenant> completed, List<Dropped> dropped, int spares, List<String> removed,
        List<String> failures) {
    /** Whether everything was in order. */
    public boolean isEmpty() {
        return completed.isEmpty() && dropped.isEmpty() && spares == 0 && removed.isEmpty() && failures.isEmpty();
    }
}
