package io.leasehold.platform.user;

/** Somebody has already registered with this e-mail address. */
public final class EmailTakenException extends RuntimeException {
    EmailTakenException(EmailAddress email) {
        super("Registering " + email
                + " was refused: there is a user with this address. Sign in instead, or use another one.");
    }
}
