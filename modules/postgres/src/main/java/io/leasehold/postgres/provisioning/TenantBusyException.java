package io.leasehold.postgres.provisioning;

import org.jspecify.annotations.Nullable;

/** Another process has been making or removing the same tenant for longer than anybody would wait. */
public final class TenantBusyException extends ProvisioningException {
    TenantBusyException(String what, @Nullable Throwable cause) {
        super(what + " is being worked on by another process; ask again when that has finished.", cause);
    }
}
