package io.leasehold.platform.organization;

import java.time.Instant;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.platform.member.Role;

/** An organization in the list of a person's own ones. */
public record OwnOrganization(TenantId id, Slug slug, String name, TenantStatus status, Role role, Instant joinedAt) {}
