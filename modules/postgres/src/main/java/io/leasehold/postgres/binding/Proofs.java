package io.leasehold.postgres.binding;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;

/** Where proofs of tenants come from. */
@FunctionalInterface
public interface Proofs {
    /** Nothing has to be proved. */
    Proofs NONE = (_, _) -> null;

    /**
     * The proof of a tenant for a database.
     *
     * @param direct the database, without a pooler between
     */
    @Nullable
    Proof of(DatabaseAccess direct, TenantId tenant);
}
