/** From a request to its tenant, and from an outcome to an answer: resolvers, the filter that binds, permissions, the error contract. */
@NullMarked
package io.leasehold.web;

import org.jspecify.annotations.NullMarked;
