@NullMarked
package io.leasehold.postgres.autoconfigure;

import org.jspecify.annotations.NullMarked;
