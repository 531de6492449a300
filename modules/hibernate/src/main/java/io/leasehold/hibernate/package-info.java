/** Hibernate for tenants: each session belongs to the tenant that was bound when it was opened, and is refused to anybody else. */
@NullMarked
package io.leasehold.hibernate;

import org.jspecify.annotations.NullMarked;
