/**
 * Events that are written in the transaction of the change they tell of, and published after its commit, at least once, even when the process dies
 * in between.
 */
@NullMarked
package io.leasehold.outbox;

import org.jspecify.annotations.NullMarked;
