package io.leasehold.depot.product;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;

/** Takes products over that have a past, such as the demo's: they keep their times, and hold to the rules of all others. */
@Repository
public class ProductTakeOver {
    private final JdbcClient jdbc;
    private final ProductRules rules;

    ProductTakeOver(JdbcClient jdbc, ProductRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Writes all of them or, when one breaks a rule or has a SKU that is there already, none. */
    public void write(Tenant tenant, List<Product> products) {
        products.forEach(product -> rules.require(product.fields()));
        jdbc.sql("""
                 insert into products (tenant_id, id, sku, name, price, currency, stock, weight_grams, age_restricted,
                     created_at, updated_at, version)
                 select :tenant, product.*
                 from unnest(:ids, :skus, :names, :prices, :currencies, :stocks, :weights, :restrictions, :created,
                     :updated, :versions) as product""")
                .param("tenant", tenant.id().value())
                .param("ids", array("uuid", products, Product::id))
                .param("skus", array("text", products, Product::sku))
                .param("names", array("text", products, Product::name))
                .param("prices", array("numeric", products, Product::price))
                .param("currencies", array("text", products, Product::currency))
                .param("stocks", array("int4", products, Product::stock))
                .param("weights", array("int4", products, Product::weightGrams))
                .param("restrictions", array("bool", products, Product::ageRestricted))
                .param("created", array("timestamptz", products, product -> utc(product.createdAt())))
                .param("updated", array("timestamptz", products, product -> utc(product.updatedAt())))
                .param("versions", array("int8", products, Product::version))
                .update();
    }

    private static SqlArrayValue array(String type, List<Product> products,
            Function<Product, @Nullable Object> value) {
        return new SqlArrayValue(type, products.stream().map(value).toArray());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
