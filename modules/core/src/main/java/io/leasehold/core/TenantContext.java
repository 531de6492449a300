package io.leasehold.core;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The tenant for which the current thread is working. It is bound for exactly the length of a call, so that there is nothing to clear and nothing to
 * forget. Only doors bind it, and only readers consume it; an architecture test holds everyone else off.
 *
 * <pre>{@code
 * TenantContext.where(tenant).run(() -> orders.close(tenant));
 * }</pre>
 *
 * A thread started inside the call does not inherit it: {@link #carry(Runnable)} hands it over where that is meant.
 */
public final class TenantContext {
    private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

    private TenantContext() {}

    /**
     * Prepares work for a tenant.
     *
     * @throws TenantConflictException when this thread is already working for another tenant
     */
    public static Scope where(Tenant tenant) {
        current().filter(bound -> !bound.equals(tenant)).ifPresent(bound -> {
            throw new TenantConflictException(bound, tenant);
        });
        return new Scope(ScopedValue.where(CURRENT, tenant));
    }

    /** The bound tenant, if there is one. */
    public static Optional<Tenant> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Whether this tenant is the bound one, asked for each row that is read. */
    public static boolean isFor(Tenant tenant) {
        return CURRENT.isBound() && tenant.equals(CURRENT.get());
    }

    /**
     * The bound tenant, for work that cannot be done without one.
     *
     * @param attempted what was to be done, as the subject of an error: "reading the cache entry 'x'"
     * @throws TenantNotBoundException when there is none
     */
    public static Tenant require(String attempted) {
        return current().orElseThrow(() -> new TenantNotBoundException(attempted));
    }

    /** The same work, done later or elsewhere, for the tenant that is bound now; unchanged where none is. */
    public static Runnable carry(Runnable work) {
        return current().<Runnable>map(tenant -> () -> where(tenant).run(work)).orElse(work);
    }

    /** The same work, done later or elsewhere, for the tenant that is bound now; unchanged where none is. */
    public static <T> Callable<T> carry(Callable<T> work) {
        return current().<Callable<T>>map(tenant -> () -> where(tenant).call(work::call)).orElse(work);
    }

    /** Work that is going to be done for one tenant. */
    public static final class Scope {
        private final ScopedValue.Carrier carrier;

        private Scope(ScopedValue.Carrier carrier) {
            this.carrier = carrier;
        }

        /** Does the work now. */
        public void run(Runnable work) {
            carrier.run(work);
        }

        /** Does the work now and returns its result. */
        public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
            return carrier.call(work);
        }
    }
}
