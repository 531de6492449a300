package io.leasehold.core;

/** A text was to become a slug and cannot. */
public final class InvalidSlugException extends IllegalArgumentException {
    private static final int SHOWN = 80;

    InvalidSlugException(String text, String reason) {
        super("\"" + shown(text) + "\" cannot be a slug: " + reason + ".");
    }

    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "…";
    }
}
