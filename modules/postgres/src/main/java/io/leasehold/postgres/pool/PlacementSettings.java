package io.leasehold.postgres.pool;

import java.time.Duration;

/**
 * How the pools of all places behave.
 *
 * @param patience how long somebody waits for a connection
 * @param idleTimeout when a connection to shared tables and own schemas is closed that nobody takes
 * @param maxLifetime when a connection is closed at the latest, a tenth more or less
 * @param schemasPerConnection how many schemas a connection serves before it is closed
 * @param ownDatabases how many connections there are at most to all own databases together
 * @param ownDatabasesIdleTimeout when one of these is closed that nobody takes
 * @param lockTimeout how long a statement waits for a lock
 * @param limits of each tenant
 */
public record PlacementSettings(Duration patience, Duration idleTimeout, Duration maxLifetime, int schemasPerConnection,
        int ownDatabases, Duration ownDatabasesIdleTimeout, Duration lockTimeout, UsualLimits limits) {}
