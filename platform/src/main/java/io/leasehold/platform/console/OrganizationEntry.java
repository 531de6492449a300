package io.leasehold.platform.console;

import io.leasehold.core.TenantStatus;
import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.organization.OwnOrganization;

/** An organization as menus and lists show it; the role is empty where it is not of interest. */
record OrganizationEntry(String slug, String name, String initial, String role, boolean suspended) {
    static OrganizationEntry of(OwnOrganization own) {
        return new OrganizationEntry(own.slug().value(), own.name(), Initial.of(own.name()), own.role().code(), own
                .status() == TenantStatus.SUSPENDED);
    }

    static OrganizationEntry of(Organization organization) {
        String name = organization.name().value();
        return new OrganizationEntry(organization.slug().value(), name, Initial.of(name), "",
                organization.status() == TenantStatus.SUSPENDED);
    }
}
