package io.leasehold.web.resource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpStatus;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.web.Problem;

/**
 * Makes cursors, and reads none but its own. A cursor holds the position after which a list goes on, and is signed together with the tenant and the query
 * that it belongs to, so that it works for these alone.
 */
public final class CursorCodec {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 8192;

    private final SecretKeySpec key;

    /** @param secret at least 32 bytes, the same on every node */
    public CursorCodec(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("A secret of " + secret.length
                    + " bytes cannot sign cursors. Give at least 32 random bytes.");
        }
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * The cursor for what follows a position.
     *
     * @param query the query in one canonical spelling: what is listed, its filters, and its order
     * @param position the values by which the list is sorted, of the last item
     */
    public String encode(Tenant tenant, String query, List<String> position) {
        return encode(tenant.id().toString(), query, position);
    }

    /** The cursor in a list that belongs to a person and to no tenant, such as that of one's own organizations. */
    public String encode(UserId user, String query, List<String> position) {
        return encode(user.toString(), query, position);
    }

    private String encode(String owner, String query, List<String> position) {
        byte[] payload = packed(position);
        byte[] signature = signature(owner, query, payload);
        byte[] cursor = Arrays.copyOf(signature, SIGNATURE + payload.length);
        System.arraycopy(payload, 0, cursor, SIGNATURE, payload.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * The position in a cursor.
     *
     * @throws Problem {@code 400 invalid_cursor} unless it was made here for this tenant and this query
     */
    public List<String> decode(Tenant tenant, String query, String cursor) {
        return decode(tenant.id().toString(), query, cursor);
    }

    /**
     * The position in a cursor of a list that belongs to a person.
     *
     * @throws Problem {@code 400 invalid_cursor} unless it was made here for this person and this query
     */
    public List<String> decode(UserId user, String query, String cursor) {
        return decode(user.toString(), query, cursor);
    }

    private List<String> decode(String owner, String query, String cursor) {
        byte[] bytes = bytes(cursor);
        byte[] payload = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(bytes, SIGNATURE), signature(owner, query, payload))) {
            throw invalid();
        }
        return unpacked(payload);
    }

    private static byte[] bytes(String cursor) {
        if (cursor.length() > LONGEST) {
            throw invalid();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            // One spelling a cursor: the decoder would let stray bits and padding pass.
            if (bytes.length < SIGNATURE || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(
                    cursor)) {
                throw invalid();
            }
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private byte[] signature(String owner, String query, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] queryBytes = query.getBytes(StandardCharsets.UTF_8);
            mac.update(packed(List.of(owner, Integer.toString(queryBytes.length))));
            mac.update(queryBytes);
            mac.update(payload);
            return Arrays.copyOf(mac.doFinal(), SIGNATURE);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }

    private static byte[] packed(List<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : texts) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<String> unpacked(byte[] payload) {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            while (in.available() > 0) {
                texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return List.copyOf(texts);
    }

    private static Problem invalid() {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid_cursor",
                "The cursor does not belong to this list. Start again without one.");
    }
}
