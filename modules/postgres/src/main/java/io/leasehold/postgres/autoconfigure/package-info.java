/** Spring Boot's way to a database whose connections are bound to their tenant. */
@NullMarked
package io.leasehold.postgres.autoconfigure;

import org.jspecify.annotations.NullMarked;
