package io.leasehold.platform.operator;

import java.util.List;

import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.provisioning.Level;

/**
 * A tenant as operators' pages show it.
 *
 * @param chip how its status is coloured
 * @param possible the changes of its status that are
 */
record TenantView(TenantResource facts, String chip, String placement, List<String> possible, long state) {
    static TenantView of(OperatedTenant operated) {
        TenantStatus status = operated.tenant().status();
        return new TenantView(TenantResource.of(operated), chip(status), words(Level.of(operated.tenant()
                .placement())), possible(status), operated.state());
    }

    static String words(Level level) {
        return switch (level) {
            case SHARED -> "Shared tables";
            case SCHEMA -> "Own schema";
            case DATABASE -> "Own database";
        };
    }

    /** The path of its page; below it are those of the changes. */
    public String address() {
        return TenantsPageController.PATH + "/" + facts.id();
    }

    private static String chip(TenantStatus status) {
        return switch (status) {
            case PROVISIONING -> "is-progress";
            case ACTIVE -> "is-done";
            case SUSPENDED -> "is-warn";
            case DEACTIVATED -> "is-muted";
            case DROPPING -> "is-danger";
        };
    }

    /** What else would be refused, so it is not offered; the service decides. */
    private static List<String> possible(TenantStatus status) {
        return switch (status) {
            case ACTIVE -> List.of("suspend", "deactivate");
            case SUSPENDED -> List.of("resume", "deactivate");
            case DEACTIVATED -> List.of("resume");
            case PROVISIONING, DROPPING -> List.of();
        };
    }
}
