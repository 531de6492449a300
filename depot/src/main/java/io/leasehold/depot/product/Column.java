package io.leasehold.depot.product;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static java.util.stream.Collectors.joining;

/** What a column of a product file can hold. */
enum Column {
    SKU, NAME, PRICE, CURRENCY, STOCK, WEIGHT_GRAMS, AGE_RESTRICTED;

    private static final List<Column> REQUIRED = List.of(SKU, NAME, PRICE, CURRENCY, STOCK);

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String pointer() {
        return "/" + text();
    }

    /** Which column stands where, by the line of headings. */
    static Map<Column, Integer> places(long line, List<String> headings) throws UnreadableFileException {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int place = 0; place < headings.size(); place++) {
            String heading = headings.get(place);
            Column column = named(heading).orElseThrow(() -> new UnreadableFileException(line, "", "unknown_column",
                    "There is no column \"" + shown(heading) + "\". The columns are " + listed(List.of(values()))
                            + ", and commas stand between them."));
            if (places.put(column, place) != null) {
                throw new UnreadableFileException(line, column.pointer(), "duplicate_column", "The column "
                        + column.text() + " stands in the file twice. Leave one of them out.");
            }
        }
        List<Column> missing = REQUIRED.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(line, missing.getFirst().pointer(), "missing_column",
                    "The first line has to name the columns, and " + listed(missing) + " is missing.");
        }
        return places;
    }

    private static Optional<Column> named(String heading) {
        return Arrays.stream(values()).filter(column -> column.text().equals(heading)).findFirst();
    }

    private static String listed(List<Column> columns) {
        return columns.stream().map(Column::text).collect(joining(", "));
    }

    private static String shown(String heading) {
        return heading.substring(0, Math.min(heading.length(), 40)).replaceAll("[\\p{Cc}\\p{Cs}]", "?");
    }
}
