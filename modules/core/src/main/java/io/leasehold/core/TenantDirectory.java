package io.leasehold.core;

import java.util.Optional;

/** Which tenants there are. For doors that act for a tenant without a person, such as the outbox worker; requests ask {@link Memberships}. */
public interface TenantDirectory {
    /** The tenant that this key names, unless it was deactivated. */
    Optional<Tenant> find(TenantKey key);
}
