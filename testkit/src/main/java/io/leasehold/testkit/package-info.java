/** What adopters test their own isolation with: a real PostgreSQL, two tenants, and a contract that every layer runs. */
@NullMarked
package io.leasehold.testkit;

import org.jspecify.annotations.NullMarked;
