/** The operations by Hibernate: one code for the version that Spring Boot pins and for the next, which runs it in a class loader of its own. */
@NullMarked
package io.leasehold.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
