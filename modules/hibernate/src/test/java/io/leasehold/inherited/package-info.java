/** Entities with subclasses, without tables, out of the way of the application of the tests. */
@NullMarked
package io.leasehold.inherited;

import org.jspecify.annotations.NullMarked;
