package io.leasehold.postgres.provisioning;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;

/**
 * How far the making or the removal of a tenant is.
 *
 * @param tenant which tenant
 * @param action {@code create} or {@code drop}
 * @param step the last step that was reached
 * @param attempts how often it was begun
 * @param error why the last attempt failed, if it did
 * @param startedAt when it was begun first
 * @param updatedAt when anything of this changed last
 */
public record Progress(TenantId tenant, String action, String step, int attempts, @Nullable String error,
        Instant startedAt, Instant updatedAt) {}
