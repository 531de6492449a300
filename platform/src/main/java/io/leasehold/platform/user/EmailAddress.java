package io.leasehold.platform.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in the one form in which it identifies a person: lower case, and plain ASCII so that two that look alike are alike. */
public record EmailAddress(String value) {
    private static final Pattern PLAUSIBLE = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final int LONGEST = 254;

    public EmailAddress {
        if (value.length() > LONGEST || !PLAUSIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException("An e-mail address looks like ada@example.com, in lower case.");
        }
    }

    /** The address that somebody typed, if it is one. */
    public static Optional<EmailAddress> parse(String typed) {
        try {
            return Optional.of(new EmailAddress(typed.strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
