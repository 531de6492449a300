package io.leasehold.core;

/** Something that belongs to a tenant was attempted by a thread that works for none. */
public final class TenantNotBoundException extends IllegalStateException {
    /** @param attempted what was to be done, as the subject of the message */
    public TenantNotBoundException(String attempted) {
        super(attempted + " needs a tenant, and this thread has none. Do it inside a request, or inside "
                + "TenantContext.where(tenant); work handed to another thread has to carry it (TenantContext.carry).");
    }
}
