/** What binding a connection promises, tried on a real PostgreSQL. */
@NullMarked
package io.leasehold.postgres.binding;

import org.jspecify.annotations.NullMarked;
