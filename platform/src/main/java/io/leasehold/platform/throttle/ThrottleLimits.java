package io.leasehold.platform.throttle;

/**
 * How much is let through.
 *
 * @param accountFromAddress failed sign-ins to one account from one client address
 * @param account failed sign-ins to one account from addresses that it has not signed in from
 * @param address failed sign-ins from one client address
 * @param signUps attempts to sign up from one client address
 * @param names attempts of one user to claim a slug or to add somebody by e-mail address
 */
public record ThrottleLimits(Limit accountFromAddress, Limit account, Limit address, Limit signUps, Limit names) {}
