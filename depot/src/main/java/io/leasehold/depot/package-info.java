/** Depot: a SaaS for small distributors, one package a feature. */
@NullMarked
package io.leasehold.depot;

import org.jspecify.annotations.NullMarked;
