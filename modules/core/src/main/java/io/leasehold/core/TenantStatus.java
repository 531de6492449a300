package io.leasehold.core;

/** Whether a tenant is served. */
public enum TenantStatus {
    /** Served. */
    ACTIVE,
    /** Kept, and closed for its members until an operator resumes it. */
    SUSPENDED,
    /** Given up by its owner; to everybody it is as if it did not exist. */
    DEACTIVATED
}
