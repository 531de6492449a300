package io.leasehold.depot.product;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.leasehold.depot.listing.SortKey;
import io.leasehold.depot.listing.SortOrder;
import io.leasehold.depot.text.SingleLine;

/**
 * A list of products as it is asked for.
 *
 * @param q what has to occur in SKU or name
 * @param sort name, sku, price, stock, created_at or updated_at; a minus in front turns the order around
 * @param limit how many at once
 * @param cursor from the answer before
 */
record ProductQuery(@Nullable @SingleLine String q, @Nullable String sort, @Nullable Integer limit,
        @Nullable String cursor) {
    private static final List<SortKey> KEYS = List.of(new SortKey("name", "lower(name)", "text"), new SortKey("sku",
            "sku", "text"), new SortKey("price", "price", "numeric"), new SortKey("stock", "stock", "int"),
            new SortKey(
                    "created_at", "created_at", "timestamptz"),
            new SortKey("updated_at", "updated_at", "timestamptz"));

    static SortOrder scarcestFirst() {
        return SortOrder.parse("stock", KEYS);
    }

    SortOrder order() {
        return SortOrder.parse(sort == null ? "name" : sort, KEYS);
    }

    @Nullable
    String text() {
        return q == null || q.isBlank() ? null : q;
    }

    /** The same for two queries that mean the same list. */
    String canonical() {
        return "products?sort=" + order() + "&q=" + text();
    }
}
