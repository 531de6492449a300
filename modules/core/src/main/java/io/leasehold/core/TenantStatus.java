package io.leasehold.core;

/** Whether a tenant is served. */
public enum TenantStatus {
    /** Being made: its place is not ready, and nobody sees it. */
    PROVISIONING,
    /** Served. */
    ACTIVE,
    /** Kept, and closed for its members until an operator resumes it. */
    SUSPENDED,
    /** Given up; to everybody it is as if it did not exist. Its data are kept as long as the retention says. */
    DEACTIVATED,
    /** Its data are being removed; there is no way back. */
    DROPPING;

    /** Whether its members know of it; to all others, and for all other states, it is as if it did not exist. */
    public boolean isVisible() {
        return this == ACTIVE || this == SUSPENDED;
    }
}
