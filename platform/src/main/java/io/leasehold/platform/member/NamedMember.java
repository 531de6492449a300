package io.leasehold.platform.member;

import io.leasehold.platform.user.User;

/** A member together with the person. */
public record NamedMember(Member member, User user) {}
