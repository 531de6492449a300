package io.leasehold.platform.console;

import java.util.Locale;

/** The letter that stands for a name where there is no picture. */
final class Initial {
    private Initial() {}

    static String of(String name) {
        return name.codePoints().filter(Character::isLetterOrDigit).mapToObj(Character::toString).findFirst().orElse(
                "?").toUpperCase(Locale.ROOT);
    }
}
