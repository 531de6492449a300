/**
 * Tamper evidence: for each tenant a secret that policies demand, so that a statement that was smuggled in and changes the setting of the tenant reaches
 * nobody else's rows.
 */
@NullMarked
package io.leasehold.postgres.capability;

import org.jspecify.annotations.NullMarked;
