package io.leasehold.postgres;

import java.nio.charset.StandardCharsets;

/** A database role and the password that it signs in with. */
public record Credentials(String username, String password) {
    private static final int LONGEST_NAME = 63;

    public Credentials {
        int length = username.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_NAME || username.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"" + username + "\" cannot name a database role: it needs 1 to " + LONGEST_NAME
                            + " bytes, none of them a control character. Choose another name.");
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return username;
    }
}
