/** Attacks on the running application from the outside, with every guard in place and with each of them taken away. */
@NullMarked
package io.leasehold.depot.attack;

import org.jspecify.annotations.NullMarked;
