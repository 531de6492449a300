/** Tests of the arithmetic of measurements; the measurements themselves are not asserted. */
@NullMarked
package io.leasehold.benchmarks;

import org.jspecify.annotations.NullMarked;
