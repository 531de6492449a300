package io.leasehold.platform.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.leasehold.platform.organization.NewOrganizations;
import io.leasehold.platform.signin.SignInSettings;
import io.leasehold.platform.throttle.Limit;
import io.leasehold.platform.throttle.ThrottleLimits;
import io.leasehold.platform.token.TokenSettings;
import io.leasehold.postgres.provisioning.Level;

/**
 * Settings of the platform.
 *
 * @param signIn how people sign in
 * @param tokens what access tokens say
 * @param throttle how many attempts are let through
 * @param platform where new organizations live
 */
@ConfigurationProperties("leasehold")
public record PlatformProperties(@DefaultValue SignIn signIn, @DefaultValue Tokens tokens,
        @DefaultValue Throttle throttle, @DefaultValue Platform platform) {
    /**
     * How people sign in.
     *
     * @param https Whether people reach this system by HTTPS alone. The session cookie then is for HTTPS alone.
     * @param home Page to show after sign-in to somebody who asked for none.
     * @param sessionTimeout Time after which somebody who does nothing is signed out.
     */
    public record SignIn(@DefaultValue("false") boolean https, @DefaultValue("/orgs") String home,
            @DefaultValue("8h") Duration sessionTimeout) {
        SignInSettings settings() {
            return new SignInSettings(https, home, sessionTimeout);
        }
    }

    /**
     * What access tokens say.
     *
     * @param issuer Name of the system that makes them.
     * @param audience Name of the API that accepts them.
     * @param validity Time for which they are valid.
     * @param operatorValidity Time for which those of operators are valid.
     */
    public record Tokens(@DefaultValue("leasehold") String issuer, @DefaultValue("leasehold-api") String audience,
            @DefaultValue("1h") Duration validity, @DefaultValue("15m") Duration operatorValidity) {
        TokenSettings settings() {
            return new TokenSettings(issuer, audience, validity, operatorValidity);
        }
    }

    /**
     * All else.
     *
     * @param newOrganizations Where organizations live that people found themselves.
     */
    public record Platform(@DefaultValue Home newOrganizations) {
        /**
         * Where an organization lives.
         *
         * @param placement Whether in shared tables, a schema or a database of its own.
         * @param server Name of the server.
         */
        public record Home(@DefaultValue("shared") Level placement, @DefaultValue("main") String server) {
            NewOrganizations settings() {
                return new NewOrganizations(placement, server);
            }
        }
    }

    /**
     * How many attempts are let through.
     *
     * @param accountFromAddress Failed sign-ins to one account from one client address.
     * @param account Failed sign-ins to one account from addresses where it never signed in.
     * @param address Failed sign-ins from one client address.
     * @param signUps Attempts to sign up from one client address.
     * @param names Attempts of one user to claim a slug or to add somebody by e-mail address.
     * @param period Time in which so many are let through.
     */
    public record Throttle(@DefaultValue("10") int accountFromAddress, @DefaultValue("100") int account,
            @DefaultValue("60") int address, @DefaultValue("30") int signUps, @DefaultValue("100") int names,
            @DefaultValue("10m") Duration period) {
        ThrottleLimits limits() {
            return new ThrottleLimits(limit(accountFromAddress), limit(account), limit(address), limit(signUps), limit(
                    names));
        }

        private Limit limit(int attempts) {
            return new Limit(attempts, period);
        }
    }
}
