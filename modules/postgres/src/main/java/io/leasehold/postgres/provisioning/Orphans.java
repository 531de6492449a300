package io.leasehold.postgres.provisioning;

import java.util.List;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;

/**
 * Places and rows that do not go together.
 *
 * @param places own schemas and databases that no row names
 * @param missing tenants whose place is not there
 * @param unreachable servers that could not be asked
 */
public record Orphans(List<OrphanPlace> places, List<MissingPlace> missing, List<String> unreachable) {
    /**
     * A place of no tenant.
     *
     * @param server where it is
     * @param level whether it is a schema or a database
     * @param name what it is called
     * @param ours whether it says that this installation made it
     */
    public record OrphanPlace(String server, Level level, String name, boolean ours) {}

    /**
     * A tenant without the place that its row names.
     *
     * @param tenant its id; for a spare database that of the spare
     * @param slug its slug
     * @param place where it should be
     */
    public record MissingPlace(TenantId tenant, Slug slug, String place) {}

    /** Whether all servers were asked and everything goes together. */
    public boolean isEmpty() {
        return places.isEmpty() && missing.isEmpty() && unreachable.isEmpty();
    }
}
