package io.leasehold.platform.organization;

import io.leasehold.core.TenantId;
import io.leasehold.core.UserId;
import io.leasehold.outbox.DomainEvent;
import io.leasehold.outbox.EventName;

/** Somebody has founded an organization. */
@EventName("organization.created")
public record OrganizationCreated(TenantId id, String name, UserId by) implements DomainEvent {}
