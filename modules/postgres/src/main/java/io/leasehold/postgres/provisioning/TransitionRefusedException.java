package io.leasehold.postgres.provisioning;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantStatus;

/** What was asked cannot be done to a tenant in its status. */
public final class TransitionRefusedException extends ProvisioningException {
    private final TenantStatus status;

    TransitionRefusedException(Slug slug, TenantStatus status, String action) {
        super("Tenant " + slug + " is " + word(status) + ", so this is not possible: " + action + ". "
                + possible(status));
        this.status = status;
    }

    /** The status that stood in the way. */
    public TenantStatus status() {
        return status;
    }

    private static String possible(TenantStatus status) {
        Set<String> actions = new TreeSet<>();
        for (Transition transition : Transition.values()) {
            if (transition.isPossibleFrom(status)) {
                actions.add(transition.word());
            }
        }
        return actions.isEmpty() ? "Nothing else is possible." : "Possible: " + String.join(", ", actions) + ".";
    }

    private static String word(TenantStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
