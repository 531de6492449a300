package io.leasehold.depot.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.Conditions;
import io.leasehold.depot.listing.Position;
import io.leasehold.depot.listing.Slice;

@Repository
class ProductRepository {
    private static final String COLUMNS = "id, sku, name, price, currency, stock, weight_grams, age_restricted,"
            + " created_at, updated_at, version";

    private final JdbcClient jdbc;

    ProductRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Slice.Row<Product>> list(Tenant tenant, @Nullable String text, Slice slice) {
        Conditions conditions = new Conditions().startingAfter(slice);
        if (text != null) {
            conditions.containing(text, "sku", "name");
        }
        String select = """
                        select %s, %s as sort_key from products
                        where tenant_id = :tenant%s
                        order by %s limit :rows""".formatted(COLUMNS, slice.order().keyAsText(), conditions.sql(),
                slice.order()
                        .orderBy());
        return sql(tenant, select).params(conditions.parameters()).param("rows", slice.rowsToRead()).query((row,
                number) -> {
            Product product = product(row);
            return new Slice.Row<>(product, new Position(row.getString("sort_key"), product.id()));
        }).list();
    }

    /** The next products in the order of their SKU, behind this one. */
    List<Product> bySku(Tenant tenant, @Nullable String text, String after, int most) {
        Conditions conditions = new Conditions();
        if (text != null) {
            conditions.containing(text, "sku", "name");
        }
        String select = """
                        select %s from products where tenant_id = :tenant and sku > :after%s
                        order by sku limit :most""".formatted(COLUMNS, conditions.sql());
        return sql(tenant, select).params(conditions.parameters()).param("after", after).param("most", most).query((row,
                number) -> product(row)).list();
    }

    Optional<Product> find(Tenant tenant, UUID id) {
        String select = "select " + COLUMNS + " from products where tenant_id = :tenant and id = :id";
        return sql(tenant, select).param("id", id).query((row, number) -> product(row)).optional();
    }

    void insert(Tenant tenant, Product product) {
        withFields(
                sql(tenant,
                        """
                        insert into products (tenant_id, id, sku, name, price, currency, stock, weight_grams, age_restricted,
                            created_at, updated_at, version)
                        values (:tenant, :id, :sku, :name, :price, :currency, :stock, :weight_grams, :age_restricted,
                            :created_at, :updated_at, :version)"""),
                product)
                .param("created_at", utc(product.createdAt()))
                .update();
    }

    /** Writes the product over the version before it, and says whether that one was still there. */
    boolean update(Tenant tenant, Product product) {
        return withFields(
                sql(tenant,
                        """
                        update products set sku = :sku, name = :name, price = :price, currency = :currency, stock = :stock,
                            weight_grams = :weight_grams, age_restricted = :age_restricted, updated_at = :updated_at,
                            version = :version
                        where tenant_id = :tenant and id = :id and version = :version - 1"""),
                product).update() == 1;
    }

    /** Deletes the product in this version, and says whether it was still there. */
    boolean delete(Tenant tenant, UUID id, long version) {
        return sql(tenant, "delete from products where tenant_id = :tenant and id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .update() == 1;
    }

    ProductCounts count(Tenant tenant, int lowStock) {
        return sql(tenant, """
                           select count(*) as products, count(*) filter (where stock <= :low) as low
                           from products where tenant_id = :tenant""").param("low", lowStock).query((row,
                number) -> new ProductCounts(row.getInt("products"), row.getInt("low"))).single();
    }

    private StatementSpec sql(Tenant tenant, String sql) {
        return jdbc.sql(sql).param("tenant", tenant.id().value());
    }

    private static StatementSpec withFields(StatementSpec statement, Product product) {
        return statement.param("id", product.id())
                .param("sku", product.sku())
                .param("name", product.name())
                .param("price", product.price())
                .param("currency", product.currency())
                .param("stock", product.stock())
                .param("weight_grams", product.weightGrams(), Types.INTEGER)
                .param("age_restricted", product.ageRestricted())
                .param("updated_at", utc(product.updatedAt()))
                .param("version", product.version());
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(row.getObject("id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getInt("stock"),
                row.getObject("weight_grams", Integer.class),
                row.getBoolean("age_restricted"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
