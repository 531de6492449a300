/**
 * A JDBC connection bound to its tenant. The binding is local to a transaction and travels in front of the statement that needs it, so that it
 * costs no turn of its own; whatever goes wrong with it leaves the statement unbound, and PostgreSQL refuses it.
 */
@NullMarked
package io.leasehold.postgres.binding;

import org.jspecify.annotations.NullMarked;
