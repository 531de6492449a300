/** Depot as its clients see it: over HTTP, with two organizations at least. */
@NullMarked
package io.leasehold.depot;

import org.jspecify.annotations.NullMarked;
