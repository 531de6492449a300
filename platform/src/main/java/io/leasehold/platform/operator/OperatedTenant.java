package io.leasehold.platform.operator;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;

/**
 * A tenant as operators see it, which is from outside: how it is called and where it lives, and nothing of what it holds.
 *
 * @param name of the organization
 * @param canary whether it is migrated before the others
 * @param dropAt when its data are to be removed, where that was asked for
 * @param work what is being done to it at the moment, or was when that was cut off
 * @param state changes whenever anything of this does
 */
public record OperatedTenant(Tenant tenant, String name, boolean canary, Instant createdAt, @Nullable Instant dropAt,
        @Nullable Work work, long state) {
    /**
     * The making or the removal of a tenant's place.
     *
     * @param action {@code create} or {@code drop}
     * @param step how far it is
     * @param attempts how often it was begun
     * @param error why the last attempt has failed
     */
    public record Work(String action, String step, int attempts, @Nullable String error) {}
}
