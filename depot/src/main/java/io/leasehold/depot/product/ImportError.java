package io.leasehold.depot.product;

import io.leasehold.web.InvalidField;

/**
 * Why a line of a file was not imported.
 *
 * @param line where in the file, counted from 1
 * @param pointer the column, such as {@code /price}, or empty for the whole line
 * @param code what, as a word for programs
 * @param detail what and what to do, as a sentence for people
 */
public record ImportError(long line, String pointer, String code, String detail) {
    static ImportError at(long line, InvalidField field) {
        return new ImportError(line, field.pointer(), field.code(), field.detail());
    }
}
