/** People: who they are, and whether a password is theirs. */
@NullMarked
package io.leasehold.platform.user;

import org.jspecify.annotations.NullMarked;
