package io.leasehold.platform.user;

import java.util.Optional;

/** What a person or an organization is called: one line of text, short enough to be shown anywhere. */
public record DisplayName(String value) {
    private static final int LONGEST = 120;

    public DisplayName {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > LONGEST || !value.equals(value.strip()) || !value.codePoints().allMatch(
                DisplayName::isText)) {
            throw new IllegalArgumentException(rule());
        }
    }

    /** The name that somebody typed, without the blanks around it, if it is one. */
    public static Optional<DisplayName> parse(String typed) {
        try {
            return Optional.of(new DisplayName(typed.strip()));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** What a name has to be, as a sentence for people. */
    public static String rule() {
        return "A name is one line of 1 to " + LONGEST + " characters.";
    }

    private static boolean isText(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
