package io.leasehold.postgres.pool;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.Place;

/**
 * A wish for a connection.
 *
 * @param tenant for whom; null where it is for nobody
 * @param limit how many that tenant may have at a time
 */
record Demand(Place place, @Nullable TenantId tenant, int limit) {}
