package io.leasehold.postgres.provisioning;

import java.time.Duration;

/**
 * How tenants are made and removed.
 *
 * @param retention how long the data of a tenant are kept after it was asked to be dropped, where nothing else is said
 * @param patience how long to wait for another process that works on the same tenant, and for locks on its tables
 * @param batch how many rows of shared tables are deleted by one statement
 * @param notice how long a drop waits at first, so that every node has heard of it and begins nothing more for the tenant
 * @param spareDatabases how many databases are made ahead on each server
 */
public record ProvisioningSettings(Duration retention, Duration patience, int batch, Duration notice,
        int spareDatabases) {
    /** What suits most. */
    public static final ProvisioningSettings USUAL = new ProvisioningSettings(Duration.ofDays(30), Duration.ofMinutes(
            1), 5_000, Duration.ofSeconds(1), 0);

    /** The same, with this many databases made ahead. */
    public ProvisioningSettings withSpareDatabases(int count) {
        return new ProvisioningSettings(retention, patience, batch, notice, count);
    }
}
