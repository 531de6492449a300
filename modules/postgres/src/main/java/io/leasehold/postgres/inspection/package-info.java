/** Looks at a database the way it is, and says what in it would let one tenant see another. */
@NullMarked
package io.leasehold.postgres.inspection;

import org.jspecify.annotations.NullMarked;
