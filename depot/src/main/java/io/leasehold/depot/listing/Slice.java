package io.leasehold.depot.listing;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The part of a list that is asked for: the order, the position that it starts after, and the greatest number of rows. */
public record Slice(SortOrder order, @Nullable Position after, int limit) {
    /** One row more than asked for, which tells whether there is a next page. */
    public int rowsToRead() {
        return limit + 1;
    }

    /** Cuts off the row that was read in excess. */
    public <T> Found<T> of(List<Row<T>> rows) {
        List<T> items = rows.stream().limit(limit).map(Row::item).toList();
        return new Found<>(items, rows.size() > limit ? rows.get(limit - 1).position() : null);
    }

    /** An item, and where it stands in the list. */
    public record Row<T>(T item, Position position) {}

    /** Items, and the position after which the list goes on, if it does. */
    public record Found<T>(List<T> items, @Nullable Position next) {
        /** The same page with other items. */
        public <R> Found<R> map(Function<T, R> change) {
            return new Found<>(items.stream().map(change).toList(), next);
        }
    }
}
