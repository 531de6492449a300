/** A newcomer becomes a user with an organization. */
@NullMarked
package io.leasehold.platform.signup;

import org.jspecify.annotations.NullMarked;
