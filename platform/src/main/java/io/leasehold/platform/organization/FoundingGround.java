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

    /** The tenant as it is to be written down. */
    Tenant plan(TenantId id, Slug slug) {
        return new Tenant(id, slug, settings.level() == Level.SHARED ? TenantStatus.ACTIVE : TenantStatus.PROVISIONING,
                provisioning.placementFor(id, settings.level(), settings.server()));
    }

    /** Makes its place, where it needs one of its own, and has it served. */
    void prepare(Tenant planned) {
        if (planned.status() != TenantStatus.PROVISIONING) {
            return;
        }
        try {
            provisioning.complete(planned.id());
        } catch (ProvisioningException | UnknownServerException failure) {
            LOG.error("Organization {} was founded, but its place could not be made yet", planned.slug(), failure);
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "still_provisioning",
                    "The organization is being prepared, which takes longer than usual. Look again in a few minutes.");
        }
    }
}
