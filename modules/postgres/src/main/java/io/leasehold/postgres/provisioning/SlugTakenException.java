package io.leasehold.postgres.provisioning;

import io.leasehold.core.Slug;

/** Another tenant has the slug. */
public final class SlugTakenException extends ProvisioningException {
    private final Slug slug;

    SlugTakenException(Slug slug) {
        super("A tenant with the slug " + slug + " exists already; choose another slug.");
        this.slug = slug;
    }

    /** The slug that was asked for. */
    public Slug slug() {
        return slug;
    }
}
