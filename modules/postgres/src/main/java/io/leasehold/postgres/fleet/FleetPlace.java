package io.leasehold.postgres.fleet;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;

/**
 * A place that is to be migrated.
 *
 * @param name as {@link io.leasehold.postgres.Place#name()}
 * @param tenant whose it is; null for shared tables and spare databases
 * @param slug the tenant's, for people
 * @param canary whether the directory marks its tenant as one to go first
 * @param failedBefore whether the last try to migrate it failed
 * @param known whether the control database has a row for the place already
 */
public record FleetPlace(String name, Placement placement, @Nullable TenantId tenant, @Nullable String slug,
        boolean canary, boolean failedBefore,
        boolean known) {}
