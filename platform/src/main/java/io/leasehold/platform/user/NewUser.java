package io.leasehold.platform.user;

/**
 * Somebody who is about to be registered.
 *
 * @param passwordHash as {@link Users#hash} made it
 * @param operator whether this is staff of the SaaS
 */
public record NewUser(EmailAddress email, DisplayName name, String passwordHash, boolean operator) {
    @Override
    public String toString() {
        return "NewUser[" + email + "]";
    }
}
