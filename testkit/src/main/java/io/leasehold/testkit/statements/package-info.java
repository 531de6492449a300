/** What inspection is for databases, for code: each statement that a test run sends names the tenant on each table of tenants, or says why not. */
@NullMarked
package io.leasehold.testkit.statements;

import org.jspecify.annotations.NullMarked;
