package io.leasehold.platform.organization;

import java.util.function.UnaryOperator;

import org.springframework.stereotype.Service;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.platform.member.MemberService;
import io.leasehold.postgres.ControlTransactional;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** The transactions that change an organization; they wait for each other, and for changes to its members. */
@Service
@ControlTransactional
class OrganizationChanges {
    private final OrganizationRepository organizations;
    private final MemberService members;

    OrganizationChanges(OrganizationRepository organizations, MemberService members) {
        this.organizations = organizations;
        this.members = members;
    }

    Organization change(Tenant tenant, ChangeOrganization change, IfMatch ifMatch) {
        return change(tenant, ifMatch, change::applyTo);
    }

    void deactivate(Tenant tenant, IfMatch ifMatch) {
        change(tenant, ifMatch, current -> new Organization(current.id(), current.slug(), current.name(),
                TenantStatus.DEACTIVATED, current.settings(), current.createdAt(), current.createdBy(),
                current.version()
                        + 1));
        members.dissolve(tenant);
    }

    private Organization change(Tenant tenant, IfMatch ifMatch, UnaryOperator<Organization> change) {
        Organization current = organizations.lock(tenant).orElseThrow(Problem::notFound);
        ifMatch.require(new EntityVersion(current.version()));
        Organization changed = change.apply(current);
        organizations.update(tenant, changed);
        return changed;
    }
}
