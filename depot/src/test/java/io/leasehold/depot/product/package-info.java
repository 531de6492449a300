@NullMarked
package io.leasehold.depot.product;

import org.jspecify.annotations.NullMarked;
