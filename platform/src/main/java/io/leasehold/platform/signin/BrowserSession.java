package io.leasehold.platform.signin;

import java.time.Instant;

/**
 * A browser in which somebody is signed in.
 *
 * @param handle names it without being of use to anybody who reads it: no session can be taken over with it
 * @param browser what the browser calls itself, in words
 * @param current whether it is the one that asks
 */
public record BrowserSession(String handle, String browser, Instant lastUsedAt, boolean current) {}
