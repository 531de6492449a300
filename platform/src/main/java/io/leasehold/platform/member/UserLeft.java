package io.leasehold.platform.member;

import io.leasehold.core.TenantId;
import io.leasehold.core.UserId;
import io.leasehold.outbox.DomainEvent;
import io.leasehold.outbox.EventName;

/** Somebody is no member of an organization any more. */
@EventName("user.left")
public record UserLeft(TenantId organization, UserId user, Reason reason) implements DomainEvent {
    /** Why somebody is no member any more. */
    public enum Reason {
        /** Of one's own accord. */
        LEFT,
        /** By somebody who manages the members. */
        REMOVED,
        /** Because the organization was given up. */
        ORGANIZATION_DELETED
    }
}
