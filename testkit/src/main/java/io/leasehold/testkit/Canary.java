package io.leasehold.testkit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A random word that stands in one tenant's rows and nowhere else: where it turns up in front of another tenant, something has leaked. Made of
 * letters that no encoding of text changes, so that it is found in JSON, HTML, addresses and logs alike.
 */
public record Canary(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that nobody has seen before. */
    public static Canary random() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return new Canary("canary" + HexFormat.of().formatHex(bytes));
    }

    /** Whether the word stands in this output, in whichever case. */
    public boolean isIn(CharSequence output) {
        return output.toString().toLowerCase(Locale.ROOT).contains(text);
    }

    /** Fails where the word stands in this output. */
    public void assertAbsent(CharSequence output) {
        assertThat(isIn(output)).as("another tenant's %s stands in:%n%s", text, output).isFalse();
    }

    /** Fails where the word is missing in this output, which would make its absence elsewhere prove nothing. */
    public void assertPresent(CharSequence output) {
        assertThat(isIn(output)).as("the tenant's own %s stands in:%n%s", text, output).isTrue();
    }

    @Override
    public String toString() {
        return text;
    }
}
