package io.leasehold.postgres.provisioning;

import io.leasehold.core.TenantId;

/** There is no tenant with this id: it never was, or it has been dropped. */
public final class UnknownTenantException extends ProvisioningException {
    UnknownTenantException(TenantId id) {
        super("There is no tenant " + id + ".");
    }
}
