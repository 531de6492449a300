package io.leasehold.platform.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantLimits;
import io.leasehold.platform.organization.CreateOrganization;
import io.leasehold.platform.organization.NewOrganization;
import io.leasehold.platform.user.EmailAddress;
import io.leasehold.postgres.provisioning.Level;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/**
 * Makes a tenant.
 *
 * @param slug made from the name where none is given
 * @param owner e-mail address of the user who is to be its owner
 * @param placement {@code shared}, {@code schema} or {@code database}; shared where none is given
 * @param server the server that is to hold its rows; the main one where none is given
 * @param reason stands in the operator log
 */
public record CreateTenant(@Nullable String name, @Nullable String slug, @Nullable String owner,
        @Nullable String placement, @Nullable String server, @Nullable LimitsResource limits,
        @Nullable String reason) {
    /** The tenant that is wanted, if all is well-formed; else {@code 422}. */
    WantedTenant checked() {
        List<InvalidField> wrong = new ArrayList<>();
        Optional<NewOrganization> organization = new CreateOrganization(name, slug).checked(wrong);
        Optional<EmailAddress> address = Optional.ofNullable(owner).flatMap(EmailAddress::parse);
        if (address.isEmpty()) {
            wrong.add(new InvalidField("/owner", owner == null ? "required" : "invalid_value",
                    "Give the e-mail address of a user, such as ada@example.com."));
        }
        Level level = TenantQuery.one(Level.values(), placement, "/placement", wrong).orElse(Level.SHARED);
        TenantLimits checkedLimits = limits == null ? TenantLimits.USUAL : limits.checked(wrong);
        if (organization.isEmpty() || address.isEmpty() || !wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new WantedTenant(organization.get().name(), organization.get().slug(), address.get(), level,
                server == null
                        ? Placement.MAIN_SERVER
                        : server,
                checkedLimits);
    }
}
