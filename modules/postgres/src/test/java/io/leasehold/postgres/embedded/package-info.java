@NullMarked
package io.leasehold.postgres.embedded;

import org.jspecify.annotations.NullMarked;
