package io.leasehold.platform.member;

import org.jspecify.annotations.Nullable;

/** Gives a member another role. */
record ChangeMember(@Nullable String role) {}
