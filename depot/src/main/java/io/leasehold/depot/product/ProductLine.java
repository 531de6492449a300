package io.leasehold.depot.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** One line of a file of products: its cells, by column. */
record ProductLine(long number, Map<Column, Integer> places, List<String> cells) {
    /** The line as a product, and what is wrong with its cells as far as one cell can be wrong by itself. */
    record Read(ProductFields product, List<ImportError> errors) {}

    Read read() {
        List<ImportError> errors = new ArrayList<>();
        if (text(Column.STOCK).isEmpty()) {
            errors.add(error(Column.STOCK, "required", "Write how many there are, 0 included."));
        }
        ProductFields product = new ProductFields(text(Column.SKU), text(Column.NAME), text(Column.PRICE), text(
                Column.CURRENCY), number(Column.STOCK, errors), number(Column.WEIGHT_GRAMS, errors),
                truth(
                        Column.AGE_RESTRICTED, errors));
        return new Read(product, errors);
    }

    /** The text of a cell; empty where the file does not have the column. */
    private String text(Column column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place);
    }

    private @Nullable Integer number(Column column, List<ImportError> errors) {
        String written = text(column);
        if (written.matches("[0-9]{1,10}") && Long.parseLong(written) <= ProductFields.MOST) {
            return Integer.valueOf(written);
        }
        if (!written.isEmpty()) {
            errors.add(error(column, "invalid_value", "Write a whole number from 0 to " + ProductFields.MOST
                    + ", in digits only."));
        }
        return null;
    }

    private boolean truth(Column column, List<ImportError> errors) {
        return switch (text(column)) {
            case "true", "TRUE" -> true;
            case "false", "FALSE", "" -> false;
            default -> {
                errors.add(error(column, "invalid_value", "Write true or false."));
                yield false;
            }
        };
    }

    private ImportError error(Column column, String code, String detail) {
        return new ImportError(number, column.pointer(), code, detail);
    }
}
