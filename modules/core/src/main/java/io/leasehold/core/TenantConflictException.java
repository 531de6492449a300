package io.leasehold.core;

/** Work for one tenant was attempted inside work for another. */
public final class TenantConflictException extends IllegalStateException {
    TenantConflictException(Tenant bound, Tenant wanted) {
        this("Working for tenant " + wanted.id(), "this thread is already working for tenant " + bound.id());
    }

    /**
     * @param attempted what was to be done, as the subject of the message
     * @param hindrance why it is refused
     */
    public TenantConflictException(String attempted, String hindrance) {
        super(attempted + " was refused: " + hindrance + ". End that work first; one piece of work is for one tenant.");
    }
}
