package io.leasehold.depot.product;

import java.math.BigDecimal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.leasehold.depot.text.MultiLine;
import io.leasehold.depot.text.SingleLine;

/** What of a product a client decides. It is not in stock, and sold to everybody, unless said otherwise. */
@PriceInCurrency
public record ProductFields(
        @NotBlank @Size(max = 64) @SingleLine @Pattern(regexp = "^(\\S(.*\\S)?)?$", message = "must not start or end with a space") String sku,
        @NotBlank @Size(max = 200) @MultiLine String name, @NotBlank String price, @NotBlank String currency,
        @Nullable @Min(0) @Max(ProductFields.MOST) Integer stock,
        @Nullable @Min(0) @Max(ProductFields.MOST) Integer weightGrams, @Nullable Boolean ageRestricted) {
    static final int MOST = 1_000_000_000;

    BigDecimal amount() {
        return new BigDecimal(price);
    }

    /** The same with another price and stock. */
    ProductFields onShelf(String newPrice, Integer newStock) {
        return new ProductFields(sku, name, newPrice, currency, newStock, weightGrams, ageRestricted);
    }

    int stockOrDefault() {
        return stock == null ? 0 : stock;
    }

    boolean ageRestrictedOrDefault() {
        return ageRestricted != null && ageRestricted;
    }
}
