package io.leasehold.depot.product;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.leasehold.core.Tenant;
import io.leasehold.core.UuidV7;
import io.leasehold.depot.listing.Slice;
import io.leasehold.web.Problem;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** What an organization does with its products. */
@Service
public class ProductService {
    /** Where a stock starts to be low. */
    static final int LOW_STOCK = 5;

    private final ProductRepository products;
    private final ProductRules rules;
    private final Clock clock;

    ProductService(ProductRepository products, ProductRules rules, Clock clock) {
        this.products = products;
        this.rules = rules;
        this.clock = clock;
    }

    /** Those whose SKU or name contains the text, or all. */
    public Slice.Found<Product> list(Tenant tenant, @Nullable String text, Slice slice) {
        return slice.of(products.list(tenant, text, slice));
    }

    /** The products of which there are the fewest. */
    public List<Product> scarcest(Tenant tenant, int most) {
        return list(tenant, null, new Slice(ProductQuery.scarcestFirst(), null, most)).items();
    }

    public Product get(Tenant tenant, UUID id) {
        return products.find(tenant, id).orElseThrow(Problem::notFound);
    }

    /** The product, if it is in a version that is expected. */
    public Product get(Tenant tenant, UUID id, IfMatch expected) {
        Product product = get(tenant, id);
        expected.require(new EntityVersion(product.version()));
        return product;
    }

    public Product create(Tenant tenant, ProductFields fields) {
        rules.require(fields);
        Instant now = now();
        Product product = product(UuidV7.at(now), fields, now, now, 1);
        products.insert(tenant, product);
        return product;
    }

    /**
     * Changes what a client decides, from the fields as they are to the fields as they shall be. Does it again on the newer version when another
     * change was faster, as long as that is expected.
     */
    public Product change(Tenant tenant, UUID id, IfMatch expected, UnaryOperator<ProductFields> change) {
        while (true) {
            Product current = get(tenant, id, expected);
            Product changed = product(id, rules.require(change.apply(current.fields())), current.createdAt(), now(),
                    current.version()
                            + 1);
            if (products.update(tenant, changed)) {
                return changed;
            }
        }
    }

    public void delete(Tenant tenant, UUID id, IfMatch expected) {
        while (!products.delete(tenant, id, get(tenant, id, expected).version())) {
            // Somebody changed it in between: look again.
        }
    }

    /** How many there are, and how many are to be ordered again. */
    public ProductCounts count(Tenant tenant) {
        return products.count(tenant, LOW_STOCK);
    }

    private static Product product(UUID id, ProductFields fields, Instant created, Instant updated, long version) {
        return new Product(id, fields.sku(), fields.name(), fields.amount(), fields.currency(), fields.stockOrDefault(),
                fields.weightGrams(), fields.ageRestrictedOrDefault(), created, updated, version);
    }

    private Instant now() {
        // As exact as the database keeps it, so that an answer shows what was stored.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
