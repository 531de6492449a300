package io.leasehold.platform.organization;

import java.time.Instant;
import java.util.Map;

import io.leasehold.core.Slug;
import io.leasehold.core.TenantId;
import io.leasehold.core.TenantStatus;
import io.leasehold.core.UserId;
import io.leasehold.platform.user.DisplayName;

/**
 * A tenant as people see it.
 *
 * @param settings whatever the application keeps for an organization, as JSON
 */
public record Organization(TenantId id, Slug slug, DisplayName name, TenantStatus status, Map<String, Object> settings,
        Instant createdAt, UserId createdBy, long version) {}
