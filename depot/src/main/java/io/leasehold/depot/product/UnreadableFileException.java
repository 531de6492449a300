package io.leasehold.depot.product;

/** A file has none of the lines that it should have: not the right characters, or not the right columns. */
final class UnreadableFileException extends Exception {
    private final transient ImportError error;

    UnreadableFileException(long line, String pointer, String code, String detail) {
        super(detail);
        this.error = new ImportError(line, pointer, code, detail);
    }

    ImportError error() {
        return error;
    }
}
