/** From a request to its tenant: the resolvers, the filter that binds, what handlers demand and receive. */
@NullMarked
package io.leasehold.web.tenant;

import org.jspecify.annotations.NullMarked;
