package io.leasehold.postgres.provisioning;

import io.leasehold.core.Slug;

/** Whoever asked for a drop typed something else than the slug of the tenant that would have been dropped. */
public final class SlugMismatchException extends ProvisioningException {
    SlugMismatchException(Slug slug) {
        super("What was typed is not the slug of the tenant to drop, which is " + slug + "; nothing was done.");
    }
}
