package io.leasehold.depot.product;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leasehold.core.Tenant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTripTests {
    private static @Nullable Catalogue catalogue;

    @BeforeContainer
    static void open() {
        catalogue = new Catalogue();
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(catalogue).close();
    }

    @Property(tries = 100)
    void whatIsExportedIsImportedAsItWas(@ForAll("products") List<ProductFields> products) {
        Catalogue all = Objects.requireNonNull(catalogue);
        Tenant own = Catalogue.tenant("own");
        Tenant other = Catalogue.tenant("other");
        all.create(own, products);

        String file = all.export(own);
        ImportReport report = all.load(other, file);

        assertThat(report.created()).isEqualTo(products.size());
        assertThat(all.products(other)).isEqualTo(all.products(own)).hasSameSizeAs(products);
        assertThat(all.export(other)).isEqualTo(file);
        assertThat(all.load(own, file).updated()).isEqualTo(products.size());
        assertThat(all.export(own)).isEqualTo(file);
    }

    @Property
    void aSpreadsheetNeverCalculatesWhatWasWritten(@ForAll("cells") String text) {
        String cell = SpreadsheetCell.write(text);

        assertThat(SpreadsheetCell.isFormula(cell)).isFalse();
        assertThat(SpreadsheetCell.read(cell)).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<ProductFields>> products() {
        return Combinators.combine(skus(), names(), Arbitraries.of("0", "9.90", "120000.05"), Arbitraries.integers()
                .between(0, ProductFields.MOST), Arbitraries.integers().between(0, 5000).injectNull(0.3),
                Arbitraries.of(
                        true, false))
                .as((sku, name, price, stock, weight, restricted) -> new ProductFields(sku, name, price, "EUR", stock,
                        weight, restricted))
                .list().ofMaxSize(8).uniqueElements(ProductFields::sku);
    }

    @Provide
    Arbitrary<String> cells() {
        return names();
    }

    private static Arbitrary<String> skus() {
        return Arbitraries.strings().withChars("'=+-@,;\"A b\u00e4\u7d14\\").ofMinLength(1).ofMaxLength(6)
                .filter(sku -> !sku.startsWith(" ") && !sku.endsWith(" "));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("'=+-@,;\"\t\r\nA b\u00e4\u7d14\uFEFF\\").ofMinLength(1).ofMaxLength(8)
                .filter(name -> !name.isBlank());
    }
}
