package io.leasehold.depot.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leasehold.core.Slug;
import io.leasehold.depot.product.Product;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

class CatalogueTests {
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void isTheSameFromTheSameSeedAndAnotherFromAnother(String organization) {
        assertThat(catalogue(organization, 0)).usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(catalogue(organization, 0))
                .isNotEqualTo(catalogue(organization, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void isLargeAndPlausible(String organization) {
        List<Product> products = catalogue(organization, 0);

        assertThat(products).hasSizeBetween(240, 280);
        assertThat(skus(products)).hasSameSizeAs(products);
        assertThat(names(products)).hasSameSizeAs(products);
        assertThat(number(products, product -> product.stock() == 0)).isBetween(1, 8);
        assertThat(number(products, product -> product.stock() > 0 && product.stock() <= 5)).isBetween(8, 40);
        assertThat(number(products, product -> product.currency().equals("EUR"))).isGreaterThan(230);
        assertThat(number(products, product -> product.currency().equals("CHF"))).isBetween(4, 30);
        assertThat(number(products, Product::ageRestricted)).isPositive();
        assertThat(products).allSatisfy(product -> {
            assertThat(product.price()).isBetween(BigDecimal.ONE, new BigDecimal("600"));
            assertThat(product.weightGrams()).isBetween(5, 100_000);
            assertThat(product.stock()).isLessThan(500);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "globex", "initech", "umbrella"})
    void hasGrownOverMonthsUntilToday(String organization) {
        List<Product> products = catalogue(organization, 0);

        assertThat(products).isSortedAccordingTo((one, other) -> one.createdAt().compareTo(other.createdAt()));
        assertThat(products.stream().map(product -> WorkingHours.day(product.createdAt()).withDayOfMonth(1)).distinct())
                .hasSizeGreaterThan(9);
        assertThat(products).allSatisfy(product -> {
            assertThat(product.createdAt()).isBefore(NOW);
            assertThat(product.updatedAt()).isBetween(product.createdAt(), NOW);
        });
    }

    @ParameterizedTest
    @CsvSource({"acme,globex", "acme,initech", "acme,umbrella", "globex,initech", "globex,umbrella",
        "initech,umbrella"})
    void hasNothingInCommonWithThatOfAnotherOrganization(String one, String other) {
        List<Product> ofOne = catalogue(one, 0);
        List<Product> ofOther = catalogue(other, 0);

        assertThat(names(ofOne)).doesNotContainAnyElementsOf(names(ofOther));
        assertThat(skus(ofOne)).doesNotContainAnyElementsOf(skus(ofOther));
        assertThat(names(ofOther)).noneMatch(name -> names(ofOne).stream().anyMatch(name::contains));
    }

    private static List<Product> catalogue(String organization, long change) {
        Slug slug = new Slug(organization);
        return new Catalogue(slug, DemoFilling.seed(slug) + change).until(NOW);
    }

    private static Set<String> names(List<Product> products) {
        return products.stream().map(Product::name).collect(toSet());
    }

    private static Set<String> skus(List<Product> products) {
        return products.stream().map(Product::sku).collect(toSet());
    }

    private static int number(List<Product> products, Predicate<Product> which) {
        return (int) products.stream().filter(which).count();
    }
}
