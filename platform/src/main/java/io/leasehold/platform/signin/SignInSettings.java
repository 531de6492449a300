package io.leasehold.platform.signin;

import java.time.Duration;

/**
 * How people sign in.
 *
 * @param https whether people reach this system by HTTPS alone; the session cookie then is for it alone
 * @param home where somebody gets to who signed in without having asked for a page before
 * @param sessionTimeout how long somebody stays signed in who does nothing
 */
public record SignInSettings(boolean https, String home, Duration sessionTimeout) {}
