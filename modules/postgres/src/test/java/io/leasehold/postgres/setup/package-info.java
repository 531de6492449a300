@NullMarked
package io.leasehold.postgres.setup;

import org.jspecify.annotations.NullMarked;
