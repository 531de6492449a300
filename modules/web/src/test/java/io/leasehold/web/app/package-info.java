/** A small application of two organizations, to try requests on. Its memberships are data in memory: no database is involved here. */
@NullMarked
package io.leasehold.web.app;

import org.jspecify.annotations.NullMarked;
