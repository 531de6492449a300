/** Outside of the application of these tests, because it would not start with it. */
@NullMarked
package io.leasehold.mistyped;

import org.jspecify.annotations.NullMarked;
