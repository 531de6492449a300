/** Wires the platform into a Spring Boot application. */
@NullMarked
package io.leasehold.platform.autoconfigure;

import org.jspecify.annotations.NullMarked;
