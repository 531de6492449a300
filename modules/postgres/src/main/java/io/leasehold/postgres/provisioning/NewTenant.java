package io.leasehold.postgres.provisioning;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantLimits;

/**
 * A tenant that is wanted.
 *
 * @param slug its name in addresses
 * @param level how far it is kept from others
 * @param server the server that is to hold its rows
 * @param limits how much of the system it may take
 */
public record NewTenant(Slug slug, Level level, String server, TenantLimits limits) {
    /** A tenant with the limits of everybody. */
    public NewTenant(Slug slug, Level level, String server) {
        this(slug, level, server, TenantLimits.USUAL);
    }
}
