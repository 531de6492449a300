package io.leasehold.postgres.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.leasehold.postgres.provisioning.ProvisioningSettings;

/**
 * How tenants are made and removed.
 *
 * @param retention how long the data of a tenant are kept after it was asked to be dropped, where nothing else is said
 * @param patience how long to wait for another process that works on the same tenant, and for locks on its tables
 * @param batch how many rows of shared tables are deleted by one statement
 * @param spareDatabases how many databases are made ahead on each server
 * @param recovery whether this application finishes what was cut off and drops what is due
 * @param recoverEvery how often it looks, after the look at its start
 */
@ConfigurationProperties("leasehold.provisioning")
public record ProvisioningProperties(@DefaultValue("30d") Duration retention,
        @DefaultValue("1m") Duration patience,
        @DefaultValue("5000") int batch,
        @DefaultValue("0") int spareDatabases,
        @DefaultValue("true") boolean recovery,
        @DefaultValue("10m") Duration recoverEvery) {
    /** What makes and removes tenants by these. */
    public ProvisioningSettings settings() {
        return new ProvisioningSettings(retention, patience, batch, ProvisioningSettings.USUAL.notice(),
                spareDatabases);
    }
}
