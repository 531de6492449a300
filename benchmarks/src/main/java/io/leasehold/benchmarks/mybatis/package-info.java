/** The operations by MyBatis. */
@NullMarked
package io.leasehold.benchmarks.mybatis;

import org.jspecify.annotations.NullMarked;
