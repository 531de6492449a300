package io.leasehold.benchmarks;

import java.util.UUID;

import io.leasehold.core.Tenant;

/**
 * One operation to do.
 *
 * @param task one of the tenant's tasks
 * @param imported one of the tenant's imports
 * @param fresh an id that no task has
 */
record Sample(Tenant tenant, UUID task, UUID imported, UUID fresh) {}
