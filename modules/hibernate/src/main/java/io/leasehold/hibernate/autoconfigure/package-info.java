/** Wires Hibernate and its transactions upon the data source of tenants. */
@NullMarked
package io.leasehold.hibernate.autoconfigure;

import org.jspecify.annotations.NullMarked;
