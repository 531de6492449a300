/** The first page of an organization: its numbers, and what asks for attention. */
@NullMarked
package io.leasehold.depot.overview;

import org.jspecify.annotations.NullMarked;
