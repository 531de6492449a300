package io.leasehold.core;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlugTests {
    @ParameterizedTest
    @ValueSource(strings = {"acme", "a1", "north-wind", "x--y",
        "a23456789012345678901234567890123456789012345678901234567890123"})
    void acceptsCanonicalLabels(String text) {
        assertThat(Slug.parse(text)).hasValueSatisfying(slug -> assertThat(slug.value()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Acme", "1acme", "-acme", "acme-", "ac me", "acme\n", "acmé", "аcme", "acme.de",
        "acme/", "xn--acme", "ac\u0000me",
        "a234567890123456789012345678901234567890123456789012345678901234"})
    void refusesEverythingElseInsteadOfFoldingIt(String text) {
        assertThat(Slug.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www", "api", "admin", "login", "orgs", "current", "shared"})
    void refusesReservedWords(String word) {
        assertThatThrownBy(() -> new Slug(word)).isInstanceOf(InvalidSlugException.class).hasMessageContaining(
                "reserved");
    }

    @ParameterizedTest
    @CsvSource({"Acme Trading,acme-trading", "Müller & Söhne,muller-sohne", "3M Supplies,m-supplies", "  Łódź  ,odz"})
    void suggestsASlugForAName(String name, String expected) {
        assertThat(Slug.suggestedFor(name)).hasValueSatisfying(slug -> assertThat(slug.value()).isEqualTo(expected));
    }

    @Property
    void whateverTheTextParsingNeverThrowsAndNeverChangesIt(@ForAll String text) {
        assertThat(Slug.parse(text).map(Slug::value).orElse(text)).isEqualTo(text);
    }

    @Property
    void whateverTheNameASuggestionIsAValidSlug(@ForAll String name) {
        Slug.suggestedFor(name).ifPresent(slug -> assertThat(Slug.parse(slug.value())).contains(slug));
    }

    @Property
    void theMessageShowsNoControlCharactersAndStaysShort(@ForAll String text) {
        if (Slug.parse(text).isEmpty()) {
            assertThatThrownBy(() -> new Slug(text)).message().hasSizeLessThan(300).doesNotContainPattern("\\p{Cntrl}");
        }
    }
}
