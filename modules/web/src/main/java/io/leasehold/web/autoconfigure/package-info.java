/** Wires this module into a Spring Boot application. */
@NullMarked
package io.leasehold.web.autoconfigure;

import org.jspecify.annotations.NullMarked;
