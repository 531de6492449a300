/** Wires the outbox of both databases into a Spring Boot application. */
@NullMarked
package io.leasehold.outbox.autoconfigure;

import org.jspecify.annotations.NullMarked;
