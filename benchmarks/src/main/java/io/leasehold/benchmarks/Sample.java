package io.leasehold.benchmarks;

import java.util.UUID;

import io.leasehold.core.Tenant;

/**
 * One operation to do.
 *
 * @param task one of the tenant's tasks
 * @param fresh an id that no task has
 */
record Sample(Tenant tenant, UUID task, UUID fresh) {}
