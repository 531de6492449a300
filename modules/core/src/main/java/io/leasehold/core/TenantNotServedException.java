package io.leasehold.core;

import java.util.Optional;

/** Work that was admitted to a tenant is not done any more, because the tenant was closed, dropped or moved since. */
public final class TenantNotServedException extends RuntimeException {
    private final transient Optional<TenantStatus> now;

    /**
     * @param tenant as the work knows it
     * @param now its status as it is; empty when there is no such tenant any more
     */
    public TenantNotServedException(Tenant tenant, Optional<TenantStatus> now) {
        super("Tenant " + tenant.id() + " is not served: its work began when it was " + word(tenant.status())
                + ", and now it is " + now.map(status -> status == tenant.status() ? "elsewhere" : word(status))
                        .orElse("gone")
                + ".");
        this.now = now;
    }

    private static String word(TenantStatus status) {
        return switch (status) {
            case PROVISIONING -> "being made";
            case ACTIVE -> "active";
            case SUSPENDED -> "suspended";
            case DEACTIVATED -> "deactivated";
            case DROPPING -> "being dropped";
        };
    }

    /** The status of the tenant as it is now; empty when there is no such tenant any more. */
    public Optional<TenantStatus> now() {
        return now;
    }
}
