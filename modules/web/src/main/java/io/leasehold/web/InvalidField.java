package io.leasehold.web;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where, as a JSON Pointer such as {@code /price}
 * @param code what, as a word for programs: {@code required}, {@code unknown_field}, {@code invalid_reference} …
 * @param detail what and what to do, as a sentence for people
 */
public record InvalidField(String pointer, String code, String detail) {
    /** A reference to something that is not there, or not the tenant's: the same answer for both. */
    public static InvalidField reference(String pointer) {
        return new InvalidField(pointer, "invalid_reference", "There is nothing with this id.");
    }
}
