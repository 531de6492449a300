package io.leasehold.platform.member;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.UserId;

/**
 * That somebody belongs to an organization.
 *
 * @param invitedBy who added the member; nobody for a founder
 * @param invitedAt when
 */
public record Member(UserId user, Role role, @Nullable UserId invitedBy, @Nullable Instant invitedAt, Instant joinedAt,
        long version) {}
