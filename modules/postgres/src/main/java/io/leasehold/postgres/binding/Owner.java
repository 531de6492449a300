package io.leasehold.postgres.binding;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;

/**
 * Whose work a connection does, and nobody else's.
 *
 * @param tenant null where it is nobody's
 * @param name what the database is called in messages
 */
record Owner(@Nullable Tenant tenant, String name, Standing standing) {
    boolean isNobody() {
        return tenant == null;
    }

    /** A connection may be held for long, or be waited for, before a transaction begins on it. */
    void requireServed() {
        if (tenant != null) {
            standing.requireServed(tenant);
        }
    }

    /** Lets a thread go on that works for the owner. */
    void requireAtWork() {
        Optional<Tenant> current = TenantContext.current();
        if (tenant == null) {
            if (current.isPresent()) {
                throw new TenantConflictException("A statement for tenant " + current.get().id() + " on the " + name,
                        "its connection was taken from the pool when no tenant was bound");
            }
        } else if (current.isEmpty()) {
            throw new TenantNotBoundException(
                    "A statement on a connection to the " + name + " that belongs to a tenant");
        } else if (!tenant.equals(current.get())) {
            throw new TenantConflictException("A statement for tenant " + current.get().id() + " on the " + name,
                    "its connection belongs to the work of tenant " + tenant.id());
        }
    }

    /** Lets rows be read on by those whose rows they are, whoever holds them; rows of nobody by everybody. */
    void requireReading() {
        if (tenant != null && !TenantContext.isFor(tenant)) {
            requireAtWork();
        }
    }
}
