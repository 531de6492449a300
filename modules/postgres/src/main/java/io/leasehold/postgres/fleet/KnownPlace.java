package io.leasehold.postgres.fleet;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;

/**
 * A place as the control database knows it.
 *
 * @param name as {@link io.leasehold.postgres.Place#name()}
 * @param tenant whose it is; null for shared tables and spare databases
 * @param fingerprint of the migrations that it has; null where nobody has looked
 * @param attempts how often migrating it has failed since it last succeeded
 * @param error why it failed last
 */
public record KnownPlace(String name, Placement placement, @Nullable TenantId tenant, @Nullable String fingerprint,
        State state, int attempts, @Nullable String error, Instant updatedAt) {
    /** What is wanted may have changed since it was recorded: with a release that was taken back, say. */
    KnownPlace heldAgainst(String target) {
        if (target.equals(fingerprint)) {
            return new KnownPlace(name, placement, tenant, fingerprint, State.CURRENT, 0, null, updatedAt);
        }
        State now = state == State.CURRENT ? State.PENDING : state;
        return new KnownPlace(name, placement, tenant, fingerprint, now, attempts, error, updatedAt);
    }

    /** How far a place is. */
    public enum State {
        /** It had every migration when it was last looked at. */
        CURRENT,
        /** Nobody has brought it to the newest migrations yet. */
        PENDING,
        /** Bringing it there failed. */
        FAILED
    }
}
