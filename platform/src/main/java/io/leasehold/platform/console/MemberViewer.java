package io.leasehold.platform.console;

import io.leasehold.core.UserId;
import io.leasehold.platform.member.Role;

/**
 * Whoever looks at the members of an organization.
 *
 * @param manages whether they may change roles and remove members
 */
record MemberViewer(UserId user, Role role, boolean manages) {}
