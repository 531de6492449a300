package io.leasehold.depot.product;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static java.util.stream.Collectors.joining;

/** What a column of a product file can hold. */
enum Column {
    SKU, NAME, PRICE, CURRENCY, STOCK, WEIGHT_GRAMS, AGE_RESTRICTED;

    static final List<Column> REQUIRED = List.of(SKU, NAME, PRICE, CURRENCY, STOCK);

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String pointer() {
        return "/" + text();
    }

    static Optional<Column> named(String heading) {
        return Arrays.stream(values()).filter(column -> column.text().equals(heading)).findFirst();
    }

    static String listed(List<Column> columns) {
        return columns.stream().map(Column::text).collect(joining(", "));
    }
}
