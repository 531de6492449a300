package io.leasehold.core;

import java.util.Set;

/** That a person belongs to a tenant, and what the person may do there, as of now. */
public record Membership(UserId user, Tenant tenant, Set<Permission> permissions) {
    public Membership {
        permissions = Set.copyOf(permissions);
    }

    /** Whether the member may do this. */
    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }
}
