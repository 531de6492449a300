/** Texts that people write: what may be in them. */
@NullMarked
package io.leasehold.depot.text;

import org.jspecify.annotations.NullMarked;
