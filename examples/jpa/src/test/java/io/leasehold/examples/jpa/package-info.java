/** Tests of the example. */
@NullMarked
package io.leasehold.examples.jpa;

import org.jspecify.annotations.NullMarked;
