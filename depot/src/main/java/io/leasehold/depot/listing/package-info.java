/** Lists in a stable order, page by page, however many rows come and go in between. */
@NullMarked
package io.leasehold.depot.listing;

import org.jspecify.annotations.NullMarked;
