package io.leasehold.platform.user;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A password that is good enough to be chosen; its text never shows up in a log. */
public record Password(String text) {
    private static final int SHORTEST = 10;

    /** What bcrypt takes into account: a longer one would silently be cut. */
    private static final int MOST_BYTES = 72;

    public Password {
        if (text.codePointCount(0, text.length()) < SHORTEST || !fits(text)) {
            throw new IllegalArgumentException(rule());
        }
    }

    /** The password that somebody chose, if it is good enough. */
    public static Optional<Password> parse(String chosen) {
        try {
            return Optional.of(new Password(chosen));
        } catch (IllegalArgumentException tooWeak) {
            return Optional.empty();
        }
    }

    /** What a password has to be, as a sentence for people. */
    public static String rule() {
        return "A password has at least " + SHORTEST + " characters and at most " + MOST_BYTES + " bytes.";
    }

    static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && text.indexOf('\0') < 0;
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
