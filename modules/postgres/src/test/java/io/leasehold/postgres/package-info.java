@NullMarked
package io.leasehold.postgres;

import org.jspecify.annotations.NullMarked;
