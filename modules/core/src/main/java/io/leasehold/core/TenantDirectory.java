package io.leasehold.core;

import java.util.Optional;

/**
 * Which tenants there are. For doors that act for a tenant without a person, such as the outbox worker, and that decide by themselves what a
 * suspended or deactivated tenant may still have done for it; requests ask {@link Memberships}.
 */
public interface TenantDirectory {
    /** The tenant that this key names, whatever its status. */
    Optional<Tenant> find(TenantKey key);
}
