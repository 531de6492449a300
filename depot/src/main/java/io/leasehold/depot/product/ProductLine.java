package io.leasehold.depot.product;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One line of a file of products: its cells, by column.
 *
 * @param number where the line begins, counted as an editor does
 * @param decimalComma whether prices may be written with one, which is so where no comma stands between cells
 */
record ProductLine(long number, Headings headings, boolean decimalComma, List<String> cells) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern WITH_DECIMAL_COMMA = Pattern.compile("[0-9]+,[0-9]{1,2}");

    /** The line as a product, and what is wrong with its cells as far as one cell can be wrong by itself. */
    record Read(ProductFields product, List<ImportError> errors) {}

    Read read() {
        List<ImportError> errors = new ArrayList<>();
        if (cell(Column.STOCK).isEmpty()) {
            errors.add(error(Column.STOCK, "required", "Write how many there are, 0 included."));
        }
        ProductFields product = new ProductFields(text(Column.SKU, errors), text(Column.NAME, errors), price(),
                cell(Column.CURRENCY), number(Column.STOCK, errors), number(Column.WEIGHT_GRAMS, errors),
                truth(Column.AGE_RESTRICTED, errors));
        return new Read(product, errors);
    }

    ImportError error(Column column, String code, String detail) {
        return new ImportError(number, column.pointer(), code, detail);
    }

    /** What stands in a cell; nothing where the file does not have the column. */
    private String cell(Column column) {
        Integer place = headings.places().get(column);
        return place == null ? "" : cells.get(place);
    }

    private String text(Column column, List<ImportError> errors) {
        String cell = cell(column);
        if (SpreadsheetCell.isFormula(cell)) {
            errors.add(error(column, "formula", "This begins like a formula. If it is text, write an apostrophe (') in "
                    + "front of it; if not, write the value."));
        }
        return SpreadsheetCell.read(cell);
    }

    private String price() {
        String cell = cell(Column.PRICE);
        return decimalComma && WITH_DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell;
    }

    private @Nullable Integer number(Column column, List<ImportError> errors) {
        String written = cell(column);
        if (NUMBER.matcher(written).matches() && Long.parseLong(written) <= ProductFields.MOST) {
            return Integer.valueOf(written);
        }
        if (!written.isEmpty()) {
            errors.add(error(column, "invalid_value", "Write a whole number from 0 to " + ProductFields.MOST
                    + ", in digits only."));
        }
        return null;
    }

    private boolean truth(Column column, List<ImportError> errors) {
        return switch (cell(column)) {
            case "true", "TRUE" -> true;
            case "false", "FALSE", "" -> false;
            default -> {
                errors.add(error(column, "invalid_value", "Write true or false."));
                yield false;
            }
        };
    }
}
