package io.leasehold.platform.user;

import java.util.Optional;

/** What a person or an organization is called: one line of text, short enough to be shown anywhere. */
public record DisplayName(String value) {
    private static final int LONGEST = 120;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    public DisplayName {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > LONGEST || !value.equals(value.strip()) || !value.codePoints().allMatch(
                DisplayName::isText) || value.codePoints().noneMatch(DisplayName::isVisible)) {
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

    /** Not what turns the text around or hides in it, so that no name looks like another; two joiners are part of how some languages are written. */
    private static boolean isText(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    private static boolean isVisible(int character) {
        return isText(character) && Character.getType(character) != Character.FORMAT
                && !Character.isSpaceChar(character);
    }

    @Override
    public String toString() {
        return value;
    }
}
