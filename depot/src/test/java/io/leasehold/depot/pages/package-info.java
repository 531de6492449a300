/** Depot's pages, as browsers get them. */
@NullMarked
package io.leasehold.depot.pages;

import org.jspecify.annotations.NullMarked;
