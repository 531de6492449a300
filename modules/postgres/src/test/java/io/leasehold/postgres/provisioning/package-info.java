@NullMarked
package io.leasehold.postgres.provisioning;

import org.jspecify.annotations.NullMarked;
