/** Who belongs to which organization in which role, and what a role may do. */
@NullMarked
package io.leasehold.platform.member;

import org.jspecify.annotations.NullMarked;
