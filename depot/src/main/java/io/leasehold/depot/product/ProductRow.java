package io.leasehold.depot.product;

import java.util.Locale;

/** A product as a page shows it. */
record ProductRow(Product product, String price, String stock, String weight, boolean low, boolean out) {
    static ProductRow of(Product product) {
        boolean out = product.stock() == 0;
        return new ProductRow(product,
                String.format(Locale.ENGLISH, "%,." + product.price().scale() + "f %s", product.price(), product
                        .currency()),
                number(product.stock()), product.weightGrams() == null ? "–" : number(product.weightGrams()) + " g",
                !out && product.stock() <= ProductService.LOW_STOCK, out);
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
