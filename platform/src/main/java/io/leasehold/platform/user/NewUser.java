package io.leasehold.platform.user;

/**
 * Somebody who is about to be registered, who is never staff of the SaaS: that is given by the owner of the database alone.
 *
 * @param passwordHash as {@link Users#hash} made it
 */
public record NewUser(EmailAddress email, DisplayName name, String passwordHash) {
    @Override
    public String toString() {
        return "NewUser[" + email + "]";
    }
}
