/** Orders of tenants, kept by MyBatis without a word about tenants in any statement. */
@NullMarked
package io.leasehold.examples.mybatis;

import org.jspecify.annotations.NullMarked;
