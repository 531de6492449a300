package io.leasehold.platform.user;

import io.leasehold.core.UserId;

/** A person who can sign in, without the password. */
public record User(UserId id, EmailAddress email, DisplayName name, boolean operator) {}
