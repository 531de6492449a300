/** Orders of tenants, kept by Spring Data JPA without a word about tenants in any statement. */
@NullMarked
package io.leasehold.examples.jpa;

import org.jspecify.annotations.NullMarked;
