package io.leasehold.postgres;

import java.nio.charset.StandardCharsets;

/** A database role and the password that it signs in with. */
public record Credentials(String username, String password) {
    private static final int LONGEST_NAME = 63;

    public Credentials {
        int length = username.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_NAME || username.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "\"" + username + "\" cannot name a database role: PostgreSQL takes 1 to "
                            + LONGEST_NAME + " bytes. Choose another name.");
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return username;
    }
}
