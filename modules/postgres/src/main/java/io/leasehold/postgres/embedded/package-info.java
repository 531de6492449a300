/** A real PostgreSQL that an application brings along, with durable settings and passwords, in a folder of its own. */
@NullMarked
package io.leasehold.postgres.embedded;

import org.jspecify.annotations.NullMarked;
