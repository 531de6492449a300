/** Makes a database ready: roles and schemas, Leasehold's functions, migrations. Everything here may run again, and on several nodes at once. */
@NullMarked
package io.leasehold.postgres.setup;

import org.jspecify.annotations.NullMarked;
