@NullMarked
package io.leasehold.postgres.pool;

import org.jspecify.annotations.NullMarked;
