/** Who is calling: the security filter chain, the sign-in form and its sessions. */
@NullMarked
package io.leasehold.platform.signin;

import org.jspecify.annotations.NullMarked;
