package io.leasehold.platform.member;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.TenantId;
import io.leasehold.core.UserId;
import io.leasehold.outbox.DomainEvent;
import io.leasehold.outbox.EventName;

/**
 * Somebody has become a member of an organization.
 *
 * @param invitedBy who added the member; nobody for a founder
 */
@EventName("user.joined")
public record UserJoined(TenantId organization, UserId user, Role role, @Nullable UserId invitedBy)
        implements
            DomainEvent {}
