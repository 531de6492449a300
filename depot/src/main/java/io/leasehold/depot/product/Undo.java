package io.leasehold.depot.product;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The fields of the forms that take back what was just done. */
final class Undo {
    private Undo() {}

    /** Puts price and stock back, unless somebody has changed the product since. */
    static Map<String, List<String>> ofShelf(Product before, Product after, ProductQuery list) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        put(fields, "version", after.version());
        put(fields, "price", before.price().toPlainString());
        put(fields, "stock", before.stock());
        put(fields, "q", list.q());
        put(fields, "sort", list.sort());
        put(fields, "cursor", list.cursor());
        put(fields, "undo", true);
        return fields;
    }

    /** Makes the same product again. */
    static Map<String, List<String>> ofDeletion(Product product, String back) {
        ProductFields deleted = product.fields();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        put(fields, "sku", deleted.sku());
        put(fields, "name", deleted.name());
        put(fields, "price", deleted.price());
        put(fields, "currency", deleted.currency());
        put(fields, "stock", deleted.stock());
        put(fields, "weightGrams", deleted.weightGrams());
        put(fields, "ageRestricted", deleted.ageRestricted());
        put(fields, "back", back);
        put(fields, "undo", true);
        return fields;
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, List.of(Objects.toString(value)));
        }
    }
}
