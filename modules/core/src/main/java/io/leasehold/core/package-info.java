/**
 * The vocabulary of tenancy, and the context that carries the tenant of the work at hand. Knows neither Spring nor JDBC.
 */
@NullMarked
package io.leasehold.core;

import org.jspecify.annotations.NullMarked;
