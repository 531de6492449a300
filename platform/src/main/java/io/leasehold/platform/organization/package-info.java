/** Organizations, which are the tenants as people see them: founding, renaming, giving up. */
@NullMarked
package io.leasehold.platform.organization;

import org.jspecify.annotations.NullMarked;
