/** What an organization sells: products with a price and a stock, written one by one or from a file. */
@NullMarked
package io.leasehold.depot.product;

import org.jspecify.annotations.NullMarked;
