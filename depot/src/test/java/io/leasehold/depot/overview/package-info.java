/** The overview of an organization. */
@NullMarked
package io.leasehold.depot.overview;

import org.jspecify.annotations.NullMarked;
