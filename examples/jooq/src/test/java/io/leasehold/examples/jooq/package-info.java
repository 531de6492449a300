/** Tests of the example. */
@NullMarked
package io.leasehold.examples.jooq;

import org.jspecify.annotations.NullMarked;
