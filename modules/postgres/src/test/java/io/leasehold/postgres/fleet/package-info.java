/** Migrations of many places, against a real server. */
@NullMarked
package io.leasehold.postgres.fleet;

import org.jspecify.annotations.NullMarked;
