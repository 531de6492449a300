/** Tests of the example. */
@NullMarked
package io.leasehold.examples.mybatis;

import org.jspecify.annotations.NullMarked;
