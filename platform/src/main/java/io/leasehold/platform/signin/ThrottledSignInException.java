package io.leasehold.platform.signin;

import org.springframework.security.core.AuthenticationException;

import io.leasehold.platform.throttle.ThrottledException;

/** A sign-in that was not tried, since too many have failed. */
final class ThrottledSignInException extends AuthenticationException {
    ThrottledSignInException(ThrottledException cause) {
        super("Too many attempts to sign in.", cause);
    }
}
