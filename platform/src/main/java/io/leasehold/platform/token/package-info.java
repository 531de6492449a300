/** Access tokens for machines: signed, short-lived, and for one organization. */
@NullMarked
package io.leasehold.platform.token;

import org.jspecify.annotations.NullMarked;
