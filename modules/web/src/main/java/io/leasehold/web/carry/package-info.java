/** Hands the tenant over to other threads, in the ways that are meant and in no other. */
@NullMarked
package io.leasehold.web.carry;

import org.jspecify.annotations.NullMarked;
