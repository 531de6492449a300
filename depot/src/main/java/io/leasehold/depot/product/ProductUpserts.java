package io.leasehold.depot.product;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.core.UuidV7;

@Repository
class ProductUpserts {
    private final JdbcClient jdbc;

    ProductUpserts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes products in one statement, over those that have the same SKU; what the file has no column for stays.
     *
     * @param products with a SKU each of their own
     * @return how many of them were new
     */
    int write(Tenant tenant, List<ProductFields> products, Headings headings, Instant now) {
        // In the order of the SKU, which is that of the index.
        List<ProductFields> ordered = products.stream().sorted(Comparator.comparing(ProductFields::sku)).toList();
        return jdbc.sql(
                """
                insert into products (tenant_id, id, sku, name, price, currency, stock, weight_grams, age_restricted,
                    created_at, updated_at, version)
                select :tenant, line.id, line.sku, line.name, line.price, line.currency, line.stock,
                    line.weight_grams, line.age_restricted, :now, :now, 1
                from unnest(:ids, :skus, :names, :prices, :currencies, :stocks, :weights, :restrictions)
                    as line (id, sku, name, price, currency, stock, weight_grams, age_restricted)
                on conflict (tenant_id, sku) do update set name = excluded.name, price = excluded.price,
                    currency = excluded.currency, stock = excluded.stock,
                    weight_grams = case when :with_weight then excluded.weight_grams else products.weight_grams end,
                    age_restricted = case when :with_age then excluded.age_restricted else products.age_restricted end,
                    updated_at = excluded.updated_at, version = products.version + 1
                    where products.tenant_id = :tenant
                -- A row that this statement made has not been locked or replaced by any transaction yet.
                returning xmax = 0 as created""")
                .param("tenant", tenant.id().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", array("uuid", ordered, each -> UuidV7.at(now)))
                .param("skus", array("text", ordered, ProductFields::sku))
                .param("names", array("text", ordered, ProductFields::name))
                .param("prices", array("numeric", ordered, ProductFields::amount))
                .param("currencies", array("text", ordered, ProductFields::currency))
                .param("stocks", array("int4", ordered, ProductFields::stockOrDefault))
                .param("weights", array("int4", ordered, ProductFields::weightGrams))
                .param("restrictions", array("bool", ordered, ProductFields::ageRestrictedOrDefault))
                .param("with_weight", headings.have(Column.WEIGHT_GRAMS))
                .param("with_age", headings.have(Column.AGE_RESTRICTED))
                .query(Boolean.class)
                .stream()
                .mapToInt(created -> created ? 1 : 0)
                .sum();
    }

    private static SqlArrayValue array(String type, List<ProductFields> products, Function<ProductFields, ?> value) {
        return new SqlArrayValue(type, products.stream().map(value).toArray());
    }
}
