package io.leasehold.postgres.pool;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.Place;

/**
 * A wish for a connection.
 *
 * @param tenant for whom; null where it is for nobody
 * @param limit how many that tenant may have at a time
 * @param server where the place is
 * @param share how many to the places of that server there may be at a time, so that one that hangs does not take all
 * @param silence how long the server may leave a statement without an answer; zero is without end
 */
record Demand(Place place, @Nullable TenantId tenant, int limit, String server, int share, Duration silence) {}
