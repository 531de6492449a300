package io.leasehold.depot.pages;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImportPageTests {
    private static final String HEADINGS = "sku,name,price,currency,stock\n";

    private final Browser browser = Depot.WITH_SLUGS.stranger();
    private final Browser others = Depot.WITH_SLUGS.stranger();

    @Test
    void showsWhatIsWrongLineByLineAndImportsNothing() {
        String base = founded("Importing Ltd");

        Page refused = upload(base, "stock.csv", HEADINGS + "GOOD,Good thing,1.00,EUR,1\nBAD,Bad thing,free,EUR,1\n",
                Map.of());

        assertThat(refused.html().select("h1").text()).isEqualTo("Nothing was imported");
        assertThat(refused.text()).contains("stock.csv", "Because of 1 wrong line no line was written.");
        assertThat(refused.all("tbody tr")).hasSize(1);
        assertThat(refused.all("tbody tr").getFirst().text()).startsWith("3 price");
        assertThat(browser.get(base + "/products").text()).contains("No products yet");
        assertThat(others.get(refused.path()).status()).isEqualTo(404);
        assertThat(others.get(refused.path() + "/errors.csv").status()).isEqualTo(404);
    }

    @Test
    void leadsFromTheBadLinesToTheMendedFile() {
        String base = founded("Mending Ltd");
        Page partial = upload(base, "stock.csv", """
                                                 name,sku,currency,price,stock
                                                 Good thing,GOOD,EUR,1.00,1
                                                 "Bad, thing",BAD,EUR,free,1
                                                 =1+1,WORSE,EUR,2.00
                                                 """, Map.of("partial", "true"));
        assertThat(partial.html().select("h1").text()).isEqualTo("The good lines were imported");
        assertThat(partial.text()).contains("Created 1 Updated 0 Left out 2");

        Page lines = browser.get(partial.path() + "/errors.csv");

        assertThat(lines.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(lines.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(lines.body().lines().toList()).satisfiesExactly(
                headings -> assertThat(headings).isEqualTo("line,reason,name,sku,currency,price,stock"),
                bad -> assertThat(bad).startsWith("3,").contains("price: ").endsWith(
                        ",\"Bad, thing\",BAD,EUR,free,1"),
                worse -> assertThat(worse).startsWith("4,").endsWith(",'=1+1,WORSE,EUR,2.00"));
        Page mended = browser.upload(partial, base + "/products/import", "mended.csv", lines.body().replace("free",
                "2.00").replace("EUR,2.00\r\n", "EUR,2.00,5\r\n"), Map.of());
        assertThat(mended.html().select("h1").text()).isEqualTo("The file was imported");
        assertThat(browser.get(base + "/products").text()).contains("Bad, thing", "=1+1");
        assertThat(browser.get(base + "/products/imports").all("tbody tr")).hasSize(2);
        assertThat(browser.get(base + "/products/imports").text()).contains("Imported in part", "mended.csv");
    }

    @Test
    void saysWhatIsWrongWithTheFileAsAWhole() {
        String base = founded("Whole File Ltd");

        assertThat(upload(base, "empty.csv", "", Map.of()).text()).contains("The file is empty");
        assertThat(upload(base, "headings.csv", HEADINGS, Map.of()).text()).contains("no lines below its headings");
        Page other = upload(base, "other.csv", "article,amount\n1,2\n", Map.of());
        assertThat(other.text()).contains("There is no column \"article\"", "whole file", "could not be read");
        assertThat(other.all("a[download]")).isEmpty();
        Page none = upload(base, "", "", Map.of());
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.all(".alert-danger").getFirst().text()).isEqualTo("Choose a file first.");
    }

    @Test
    void takesALongNameInAnyScript() {
        String base = founded("Long Name Ltd");
        String content = HEADINGS + "A-1,Lamp,1.00,EUR,1\n";

        Page report = upload(base, "ж".repeat(240) + ".csv", content, Map.of());

        assertThat(report.html().select("h1").text()).isEqualTo("The file was imported");
        assertThat(report.text()).contains("жж");
    }

    @Test
    void refusesANameWithANul() {
        String base = founded("No Name Ltd");

        Page refused = upload(base, "sto\0ck.csv", HEADINGS + "A-1,Lamp,1.00,EUR,1\n", Map.of());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("The name of a file").doesNotContain("Exception");
        assertThat(browser.get(base + "/products").text()).contains("No products yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sto\u0007ck.csv", "sto\u001bck.csv", "sto\u007fck.csv"})
    void leavesControlCharactersOutOfAName(String name) {
        String base = founded("Bell Ltd " + (int) name.charAt(3));

        assertThat(upload(base, name, HEADINGS + "A-1,Lamp,1.00,EUR,1\n", Map.of()).text()).contains("stock.csv");
    }

    @Test
    void saysThatAFileIsTooLarge() {
        String base = founded("Heavy Ltd");

        Page large = upload(base, "large.csv", "x".repeat(1_100_000), Map.of());
        Page largest = upload(base, "largest.csv", "x".repeat(4_000_000), Map.of());

        assertThat(large.status()).isEqualTo(413);
        assertThat(large.all(".alert-danger").getFirst().text()).contains("1 MB");
        assertThat(largest.status()).isEqualTo(413);
        assertThat(largest.text()).contains("This is too large");
    }

    @Test
    void offersTheProductsAsAFileThatCanBeImported() {
        String base = founded("Exporting Ltd");
        upload(base, "stock.csv", HEADINGS + "B-2,Second,2.00,EUR,1\n'=A-1,\"First, one\",1.5,EUR,1\n", Map.of());

        Page all = browser.get(base + "/products/export");
        Page found = browser.get(base + "/products/export?q=second");

        assertThat(all.headers().firstValue("Content-Disposition").orElseThrow()).contains(
                "exporting-ltd-products.csv");
        assertThat(all.body()).isEqualToNormalizingNewlines("""
                                                            sku,name,price,currency,stock,weight_grams,age_restricted
                                                            '=A-1,"First, one",1.50,EUR,1,,false
                                                            B-2,Second,2.00,EUR,1,,false
                                                            """);
        assertThat(found.body().lines()).hasSize(2);
        assertThat(upload(base, "again.csv", all.body(), Map.of()).text()).contains("Created 0 Updated 2");
    }

    private String founded(String organization) {
        browser.found(organization);
        others.found("Not " + organization);
        return "/orgs/" + organization.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private Page upload(String base, String name, String content, Map<String, String> fields) {
        return browser.upload(browser.get(base + "/products/import"), base + "/products/import", name, content, fields);
    }
}
