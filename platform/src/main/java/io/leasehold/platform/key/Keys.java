package io.leasehold.platform.key;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.leasehold.postgres.Lookup;

/** Reads the secrets that the migration made, once for each database: all nodes sign with the same ones, and they survive a restart. */
@Repository
public class Keys {
    private final JdbcClient lookup;

    Keys(@Lookup JdbcClient lookup) {
        this.lookup = lookup;
    }

    /** The secret for this purpose, as a key for HMAC-SHA256. */
    public SecretKey secret(String purpose) {
        byte[] secret = lookup.sql("select secret from keys where purpose = :purpose").param("purpose", purpose).query(
                byte[].class).optional().orElseThrow(
                        () -> new IllegalStateException("Reading the secret for '"
                                + purpose + "' failed: the table of keys has none. Migrations make it; run them."));
        return new SecretKeySpec(secret, "HmacSHA256");
    }
}
