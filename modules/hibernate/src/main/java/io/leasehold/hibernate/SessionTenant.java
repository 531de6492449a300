package io.leasehold.hibernate;

import java.util.UUID;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantConflictException;
import io.leasehold.core.TenantContext;
import io.leasehold.core.TenantNotBoundException;

/** For whom a session was opened, and whether the thread still works for them. Here alone the module reads which tenant is bound. */
final class SessionTenant {
    /** Whose sessions are that were opened without a tenant. No tenant has this id, so that a statement with it would find nothing. */
    static final UUID NOBODY = new UUID(0, 0);

    private SessionTenant() {}

    /** Whose a session is that is opened now. */
    static UUID bound() {
        return TenantContext.current().map(SessionTenant::idOf).orElse(NOBODY);
    }

    private static UUID idOf(Tenant tenant) {
        return tenant.id().value();
    }

    /**
     * Refuses what a session does for anybody but those whom it was opened for.
     *
     * @param session the tenant of the session, as Hibernate has it: a UUID, or its text
     * @param attempted what was to be done, as the subject of an error
     */
    static void requireBound(Object session, String attempted) {
        UUID bound = bound();
        if (session.equals(bound) || session.equals(bound.toString())) {
            return;
        }
        if (bound.equals(NOBODY)) {
            throw new TenantNotBoundException(attempted + " in a session of Hibernate that belongs to a tenant");
        }
        throw new TenantConflictException(attempted + " for tenant " + bound,
                session.equals(NOBODY) || session.equals(NOBODY.toString())
                        ? "its session of Hibernate was opened when no tenant was bound"
                        : "its session of Hibernate belongs to the work of tenant " + session);
    }
}
