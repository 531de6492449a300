package io.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows for people: columns as wide as what is in them, numbers to the right.
 *
 * @param <T> what a row shows
 */
final class Table<T> {
    private static final String GAP = "  ";

    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String heading, boolean number, Function<T, String> cell) {
        String padded(String text, int width) {
            String space = " ".repeat(width - length(text));
            return number ? space + text : text + space;
        }
    }

    Table<T> text(String heading, Function<T, String> cell) {
        columns.add(new Column<>(heading, false, cell));
        return this;
    }

    Table<T> number(String heading, Function<T, ? extends Number> cell) {
        columns.add(new Column<>(heading, true, row -> "%,d".formatted(cell.apply(row).longValue())));
        return this;
    }

    /** The heading and a line for each row, without a line break at the end. */
    String of(List<T> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::heading).toList());
        for (T row : rows) {
            lines.add(columns.stream().map(column -> shown(column.cell().apply(row))).toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                row.append(i == 0 ? "" : GAP).append(columns.get(i).padded(line.get(i), widths[i]));
            }
            text.append(text.isEmpty() ? "" : System.lineSeparator()).append(row.toString().stripTrailing());
        }
        return text.toString();
    }

    /** Names are people's text: nothing in them may steer the terminal. */
    static String shown(String text) {
        return text.codePoints().map(character -> Character.isISOControl(character) || Character.getType(
                character) == Character.FORMAT ? '\uFFFD' : character).collect(StringBuilder::new,
                        StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
