/** Brings every place with tenant tables to what the migrations say: one of them, or thousands, and tells how far each is. */
@NullMarked
package io.leasehold.postgres.fleet;

import org.jspecify.annotations.NullMarked;
