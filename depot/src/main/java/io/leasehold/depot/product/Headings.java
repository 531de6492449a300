package io.leasehold.depot.product;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first line of a file: which column stands where.
 *
 * @param cells the line as it was written
 */
record Headings(List<String> cells, Map<Column, Integer> places) {
    /** What a file of bad lines says about them; ignored when the mended file comes back. */
    static final List<String> REMARKS = List.of("line", "reason");

    static Headings read(long line, List<String> cells) throws UnreadableFileException {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int place = 0; place < cells.size(); place++) {
            if (isRemark(cells.get(place))) {
                continue;
            }
            Optional<Column> column = Column.named(name(cells.get(place)));
            if (column.isEmpty()) {
                throw new UnreadableFileException(line, "", "unknown_column", unknown(cells.get(place)));
            }
            if (places.put(column.get(), place) != null) {
                throw new UnreadableFileException(line, column.get().pointer(), "duplicate_column", "The column "
                        + column.get().text() + " stands in the file twice. Leave one of them out.");
            }
        }
        List<Column> missing = Column.REQUIRED.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(line, missing.getFirst().pointer(), "missing_column",
                    "The first line has to name the columns, and it lacks " + Column.listed(missing)
                            + ". Add what is missing.");
        }
        return new Headings(cells, places);
    }

    boolean have(Column column) {
        return places.containsKey(column);
    }

    static boolean isRemark(String heading) {
        return REMARKS.contains(name(heading));
    }

    /** Spreadsheets are written by people: capitals, and spaces for underscores, mean the same column. */
    private static String name(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String unknown(String heading) {
        String shown = heading.substring(0, Math.min(heading.length(), 40)).replaceAll("[\\p{Cc}\\p{Cs}]", "?");
        return (shown.isBlank() ? "A column has no name." : "There is no column \"" + shown + "\".")
                + " The columns are " + Column.listed(Arrays.asList(Column.values()))
                + "; commas, semicolons or tabs stand between them. Rename the column or leave it out.";
    }
}
