/** What the binding of the tenant costs against doing without it and against a statement of its own, and how Depot starts. */
@NullMarked
package io.leasehold.benchmarks;

import org.jspecify.annotations.NullMarked;
