/** Tests of the wiring. */
@NullMarked
package io.leasehold.outbox.autoconfigure;

import org.jspecify.annotations.NullMarked;
