package io.leasehold.depot.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonFormat;

import io.swagger.v3.oas.annotations.media.Schema;

/** Something that an organization sells. The price has exactly the decimals of its currency. */
public record Product(UUID id, String sku, String name,
        @Schema(type = "string", example = "9.90") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal price,
        String currency, int stock, @Nullable Integer weightGrams, boolean ageRestricted, Instant createdAt,
        Instant updatedAt, long version) {
    public Product {
        price = price.setScale(Money.decimals(currency));
    }

    /** What of it a client decides. */
    public ProductFields fields() {
        return new ProductFields(sku, name, price.toPlainString(), currency, stock, weightGrams, ageRestricted);
    }
}
