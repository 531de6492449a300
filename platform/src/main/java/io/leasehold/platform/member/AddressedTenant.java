package io.leasehold.platform.member;

import java.util.UUID;

import io.leasehold.core.Tenant;
import io.leasehold.web.Problem;

/** Makes sure that the organization in a path is the one that the request was admitted to, whatever is configured about paths. */
public final class AddressedTenant {
    private AddressedTenant() {}

    /** The tenant that the request was admitted to, if the path means it. */
    public static Tenant of(Tenant admitted, UUID addressed) {
        if (!admitted.id().value().equals(addressed)) {
            throw Problem.notFound();
        }
        return admitted;
    }
}
