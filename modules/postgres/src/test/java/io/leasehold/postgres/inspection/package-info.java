@NullMarked
package io.leasehold.postgres.inspection;

import org.jspecify.annotations.NullMarked;
