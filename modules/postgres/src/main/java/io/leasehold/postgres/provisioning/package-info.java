/**
 * Makes tenants and removes them, at each of the three levels: every step may be cut off at any moment, and is finished by whoever comes next.
 */
@NullMarked
package io.leasehold.postgres.provisioning;

import org.jspecify.annotations.NullMarked;
