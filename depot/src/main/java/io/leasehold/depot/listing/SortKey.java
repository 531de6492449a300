package io.leasehold.depot.listing;

/**
 * What a list can be sorted by.
 *
 * @param name as clients write it
 * @param ascending the SQL expression, never null, that rows are compared by
 * @param descending the same for the opposite direction; it differs where absent values are to stand last in both
 * @param type the SQL type of the expressions
 */
public record SortKey(String name, String ascending, String descending, String type) {
    public SortKey(String name, String expression, String type) {
        this(name, expression, expression, type);
    }
}
