package io.leasehold.depot.product;

import jakarta.validation.constraints.NotNull;

import io.leasehold.web.resource.Change;

/** The wish to change some fields of a product and to keep the others. What that makes of the product is checked as a whole. */
public record ChangeProduct(Change<@NotNull String> sku,
        Change<@NotNull String> name,
        Change<@NotNull String> price,
        Change<@NotNull String> currency,
        Change<Integer> stock,
        Change<Integer> weightGrams,
        Change<Boolean> ageRestricted) {
    ProductFields applyTo(ProductFields product) {
        return new ProductFields(sku.orElse(product.sku()), name.orElse(product.name()), price.orElse(product.price()),
                currency.orElse(product.currency()), stock.applyTo(product.stock()), weightGrams.applyTo(product
                        .weightGrams()),
                ageRestricted.applyTo(product.ageRestricted()));
    }
}
