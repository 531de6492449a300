@NullMarked
package io.leasehold.postgres.directory;

import org.jspecify.annotations.NullMarked;
