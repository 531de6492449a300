/**
 * Connections by place: one pool for each database of shared tables and own schemas, one for all own databases, each with a bound that is never
 * exceeded.
 */
@NullMarked
package io.leasehold.postgres.pool;

import org.jspecify.annotations.NullMarked;
