package io.leasehold.platform.organization;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import io.leasehold.core.Slug;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.postgres.UnknownServerException;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.postgres.provisioning.Provisioning;
import io.leasehold.postgres.provisioning.ProvisioningException;
import io.leasehold.web.Problem;

/** Where a new organization is going to live. Shared tables are there already; any other place is made after the transaction that founds it. */
@Component
class FoundingGround {
    private static final Logger LOG = LoggerFactory.getLogger(FoundingGround.class);

    private final Provisioning provisioning;
    private final NewOrganizations settings;

    FoundingGround(Provisioning provisioning, NewOrganizations settings) {
        this.provisioning = provisioning;
        this.settings = settings;
    }

    /**
     * The tenant as it is to be written down.
     *
     * @throws Problem {@code 503} when its place could not be made, before anything is written
     */
    Tenant plan(TenantId id, Slug slug) {
        if (settings.level() != Level.SHARED) {
            attempt(slug, () -> provisioning.requirePossible(settings.level(), settings.server()));
        }
        return new Tenant(id, slug, settings.level() == Level.SHARED ? TenantStatus.ACTIVE : TenantStatus.PROVISIONING,
                provisioning.placementFor(id, settings.level(), settings.server()));
    }

    /** Makes its place, where it needs one of its own, and has it served. What fails here is tried again by the next recovery. */
    void prepare(Tenant planned) {
        if (planned.status() == TenantStatus.PROVISIONING) {
            attempt(planned.slug(), () -> provisioning.complete(planned.id()));
        }
    }

    private static void attempt(Slug slug, Runnable work) {
        try {
            work.run();
        } catch (ProvisioningException | UnknownServerException failure) {
            LOG.error("The place of the organization {} could not be made", slug, failure);
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "no_place",
                    "There is no place for this organization at the moment. Look again in a few minutes.");
        }
    }
}
