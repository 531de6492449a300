/** Which tenants there are and where they live, remembered by each node for a moment, and forgotten as soon as any node changes it. */
@NullMarked
package io.leasehold.postgres.directory;

import org.jspecify.annotations.NullMarked;
