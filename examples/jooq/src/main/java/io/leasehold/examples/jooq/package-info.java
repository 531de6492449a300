/** Orders of tenants, kept by jOOQ without a word about tenants in any statement. */
@NullMarked
package io.leasehold.examples.jooq;

import org.jspecify.annotations.NullMarked;
