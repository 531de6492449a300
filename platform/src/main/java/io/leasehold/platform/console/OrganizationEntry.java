package io.leasehold.platform.console;

import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.platform.organization.Organization;
import io.leasehold.platform.organization.OwnOrganization;

/**
 * An organization as menus and lists show it.
 *
 * @param hue the number of its colour, by which people tell organizations apart at a glance
 * @param role empty where it is not of interest
 */
record OrganizationEntry(String slug, String name, String initial, int hue, String role, boolean suspended) {
    static final int HUES = 8;

    static OrganizationEntry of(OwnOrganization own) {
        return new OrganizationEntry(own.slug().value(), own.name(), Initial.of(own.name()), hue(own.id()),
                own.role().code(), own
                        .status() == TenantStatus.SUSPENDED);
    }

    static OrganizationEntry of(Organization organization) {
        String name = organization.name().value();
        return new OrganizationEntry(organization.slug().value(), name, Initial.of(name), hue(organization.id()), "",
                organization.status() == TenantStatus.SUSPENDED);
    }

    private static int hue(TenantId id) {
        return Math.floorMod(id.value().hashCode(), HUES);
    }
}
