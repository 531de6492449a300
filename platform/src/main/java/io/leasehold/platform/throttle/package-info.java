/** How often somebody may try to sign in, sign up, ask for a token, or probe for a name. */
@NullMarked
package io.leasehold.platform.throttle;

import org.jspecify.annotations.NullMarked;
