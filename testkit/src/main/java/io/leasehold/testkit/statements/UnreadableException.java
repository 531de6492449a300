package io.leasehold.testkit.statements;

/** A statement has something in it that nobody has thought through. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException(String what) {
        super(what);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
