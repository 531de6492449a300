package io.leasehold.depot.product;

import java.util.regex.Pattern;

/**
 * How text stands in a cell, so that a spreadsheet never takes it for a formula: behind an apostrophe. Writing and reading turn each other around, also
 * for texts that begin with apostrophes themselves.
 */
final class SpreadsheetCell {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*");

    private SpreadsheetCell() {}

    static String write(String text) {
        return isFormula(afterApostrophes(text)) ? "'" + text : text;
    }

    /** What the cell means; for a cell that is no formula. */
    static String read(String cell) {
        return cell.startsWith("'") && isFormula(afterApostrophes(cell)) ? cell.substring(1) : cell;
    }

    /** Whether a spreadsheet would calculate what stands there. */
    static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0;
    }

    /** A cell as it stood in a file, made harmless and otherwise left as it was. */
    static String defuse(String cell) {
        return isFormula(cell) && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    private static String afterApostrophes(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        return text.substring(start);
    }
}
