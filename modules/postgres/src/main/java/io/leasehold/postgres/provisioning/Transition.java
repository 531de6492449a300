package io.leasehold.postgres.provisioning;

import java.util.Locale;

import io.leasehold.core.TenantStatus;

/** What operators do to the status of a tenant. Asked for once more, each is done already. */
enum Transition {
    COMPLETE(TenantStatus.ACTIVE), SUSPEND(TenantStatus.SUSPENDED),
    /** Also takes a drop back that was asked for and is not due yet. */
    RESUME(TenantStatus.ACTIVE), DEACTIVATE(TenantStatus.DEACTIVATED),
    /** What never was finished holds nothing that should be kept, so it waits for nothing. */
    DROP(TenantStatus.DROPPING);

    private final TenantStatus target;

    Transition(TenantStatus target) {
        this.target = target;
    }

    TenantStatus target() {
        return target;
    }

    boolean isPossibleFrom(TenantStatus status) {
        return switch (status) {
            case PROVISIONING -> this == COMPLETE || this == DROP;
            case ACTIVE -> this == SUSPEND || this == DEACTIVATE || this == DROP;
            case SUSPENDED -> this == RESUME || this == DEACTIVATE || this == DROP;
            case DEACTIVATED -> this == RESUME || this == DROP;
            case DROPPING -> false;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
