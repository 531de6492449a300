package io.leasehold.platform.organization;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.stereotype.Service;

import io.leasehold.core.Tenant;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.outbox.Outbox;
import io.leasehold.platform.member.MemberService;
import io.leasehold.platform.user.DisplayName;
import io.leasehold.postgres.Control;
import io.leasehold.postgres.ControlTransactional;

/** The one transaction that makes an organization: its founder where that is a newcomer, itself, its first owner, and the news of it. */
@Service
class Founding {
    private final OrganizationRepository organizations;
    private final MemberService members;
    private final Outbox outbox;

    Founding(OrganizationRepository organizations, MemberService members, @Control Outbox outbox) {
        this.organizations = organizations;
        this.members = members;
        this.outbox = outbox;
    }

    @ControlTransactional
    public Organization found(Tenant tenant, DisplayName name, Supplier<UserId> founder, Instant now) {
        UserId by = founder.get();
        Organization organization = new Organization(tenant.id(), tenant.slug(), name, TenantStatus.ACTIVE, Map.of(),
                now, by, 1);
        if (!organizations.insert(tenant, organization)) {
            throw OrganizationService.slugUnavailable();
        }
        members.found(tenant, by);
        outbox.append(tenant, new OrganizationCreated(tenant.id(), name.value(), by));
        return organization;
    }
}
