package io.leasehold.postgres.directory;

import io.leasehold.core.TenantId;

/** Hears that something about a tenant has changed, on whichever node; it was added, renamed, closed, moved or dropped. Has to be quick. */
@FunctionalInterface
public interface TenantChangeListener {
    /** The directory has forgotten this tenant just before. */
    void tenantChanged(TenantId tenant);

    /** Any tenant may have changed, and nobody was told: the connection over which changes are heard is broken. */
    default void changesMissed() {
        // Most react to what they hear alone.
    }
}
