package io.leasehold.platform.token;

import java.time.Duration;

/**
 * What access tokens say about themselves.
 *
 * @param issuer who makes them
 * @param audience who accepts them
 * @param validity for how long
 */
public record TokenSettings(String issuer, String audience, Duration validity) {}
