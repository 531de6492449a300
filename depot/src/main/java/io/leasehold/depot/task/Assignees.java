package io.leasehold.depot.task;

import java.util.List;

import org.springframework.stereotype.Component;

import io.leasehold.core.Memberships;
import io.leasehold.core.Tenant;
import io.leasehold.core.TenantKey;
import io.leasehold.core.UserId;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;

/** Who can be given a task: a member, as of now. Asks the control database, and so never inside a transaction. */
@Component
class Assignees {
    private final Memberships memberships;

    Assignees(Memberships memberships) {
        this.memberships = memberships;
    }

    boolean isMember(Tenant tenant, UserId user) {
        return !memberships.of(user, List.of(new TenantKey(tenant.id().toString()))).isEmpty();
    }

    /** Refuses a person that does not exist as it refuses one who is no member. */
    void require(Tenant tenant, UserId user) {
        if (!isMember(tenant, user)) {
            throw Problem.invalid(List.of(InvalidField.reference("/assignee")));
        }
    }
}
