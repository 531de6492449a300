/** Tests of Hibernate for tenants. */
@NullMarked
package io.leasehold.hibernate;

import org.jspecify.annotations.NullMarked;
