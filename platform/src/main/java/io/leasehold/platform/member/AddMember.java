package io.leasehold.platform.member;

import org.jspecify.annotations.Nullable;

/** Adds a user to an organization. */
record AddMember(@Nullable String email, @Nullable String role) {}
