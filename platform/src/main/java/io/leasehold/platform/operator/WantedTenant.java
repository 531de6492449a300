package io.leasehold.platform.operator;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantLimits;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.postgres.provisioning.Level;

/**
 * A tenant that an operator wants to be there.
 *
 * @param owner address of the user whose organization it is to be
 * @param level how far it is kept from others
 * @param server the server that is to hold its rows
 */
public record WantedTenant(DisplayName name, Slug slug, EmailAddress owner, Level level, String server,
        TenantLimits limits) {}
