/** Tests of the outbox. */
@NullMarked
package io.leasehold.outbox;

import org.jspecify.annotations.NullMarked;
