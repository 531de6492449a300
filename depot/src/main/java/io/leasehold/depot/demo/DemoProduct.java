package io.leasehold.depot.demo;

import java.math.BigDecimal;
import java.time.Instant;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.product.Product;

/** A product of the demo before anybody knows since when it is sold. */
record DemoProduct(String sku, String name, BigDecimal price, String currency, int stock, int weightGrams,
        boolean ageRestricted) {
    static DemoProduct of(NamedCsvRecord line) {
        return new DemoProduct(line.getField("sku"), line.getField("name"), new BigDecimal(line.getField("price")), line
                .getField("currency"), Integer.parseInt(line.getField("stock")),
                Integer.parseInt(line.getField(
                        "weight_grams")),
                Boolean.parseBoolean(line.getField("age_restricted")));
    }

    Product soldSince(Instant created, Instant changed, long version) {
        return new Product(UuidV7.at(created), sku, name, price, currency, stock, weightGrams, ageRestricted, created,
                changed, version);
    }
}
