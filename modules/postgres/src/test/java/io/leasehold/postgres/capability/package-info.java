@NullMarked
package io.leasehold.postgres.capability;

import org.jspecify.annotations.NullMarked;
