package io.leasehold.depot.pages;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProductPageTests {
    private final Browser browser = Depot.WITH_SLUGS.stranger();
    private final Browser others = Depot.WITH_SLUGS.stranger();

    @Test
    void changesPriceAndStockInTheListAndTakesThatBack() {
        String base = founded("Shelf Ltd");
        String id = Products.create(browser, base, "A-1", "Lamp");
        String shelf = base + "/products/" + id + "/shelf";

        Page editing = browser.get(base + "/products?q=lamp&sort=-stock&edit=" + id);
        assertThat(editing.all("tr.editing input[name=price]").getFirst().attr("value")).isEqualTo("12.50");
        Page refused = browser.submit(editing, shelf, Map.of("price", "cheap", "stock", "4"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all("tr.editing [role=alert]")).hasSize(1);
        assertThat(refused.all("tr.editing td:has(input[name=price]) #price-error").getFirst().text())
                .startsWith("Has to be an amount");
        Element price = refused.all("tr.editing input[name=price]").getFirst();
        assertThat(price.hasClass("is-invalid")).isTrue();
        assertThat(price.attr("aria-invalid")).isEqualTo("true");
        assertThat(price.attr("aria-describedby")).isEqualTo("price-error");
        Element stock = refused.all("tr.editing input[name=stock]").getFirst();
        assertThat(stock.attr("value")).isEqualTo("4");
        assertThat(stock.hasAttr("aria-invalid")).isFalse();
        Page saved = browser.submit(refused, shelf, Map.of("price", "1250.00", "stock", "4"));
        assertThat(saved.path()).isEqualTo(base + "/products");
        assertThat(saved.all("input[name=q]").getFirst().attr("value")).isEqualTo("lamp");
        assertThat(saved.text()).contains("The product was saved.", "1,250.00 EUR", "Low 4");

        Page undone = browser.submit(saved, shelf, Map.of());
        assertThat(undone.text()).contains("The change was taken back.", "12.50 EUR", "Out of stock 0");
        assertThat(undone.hasForm(shelf)).isFalse();
    }

    @Test
    void saysUnderTheStockInTheListWhatIsWrongWithIt() {
        String base = founded("Counting Ltd");
        String id = Products.create(browser, base, "A-1", "Lamp");

        Page refused = browser.submit(browser.get(base + "/products?edit=" + id), base + "/products/" + id + "/shelf",
                Map.of("price", "1.00", "stock", "many"));

        assertThat(refused.all("tr.editing input.is-invalid[aria-invalid=true]")).singleElement().satisfies(
                stock -> assertThat(stock.attr("name")).isEqualTo("stock"));
        assertThat(refused.all("tr.editing td:has(input[name=stock]) #stock-error").getFirst().text())
                .isEqualTo("Has to be a whole number.");
    }

    @Test
    void savesOverAnotherChangeOnlyForThoseWhoWereToldOfIt() {
        String base = founded("Two Tabs Ltd");
        String product = base + "/products/" + Products.create(browser, base, "A-1", "Lamp");
        Page early = browser.get(product);
        Page late = browser.get(product);
        browser.submit(early, product, Map.of("name", "Lantern"));

        Page refused = browser.submit(late, product, Map.of("name", "Torch"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all(".alert-danger")).singleElement().satisfies(alert -> assertThat(alert.text())
                .contains("Somebody else has changed this product", "Save once more"));
        assertThat(browser.get(refused.link("look at it as it is now")).form(product).select("#name").val())
                .isEqualTo("Lantern");
        Page saved = browser.submit(refused, product, Map.of());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text()).contains("The product was saved.", "Torch").doesNotContain("Lantern");
    }

    @Test
    void overwritesInTheListWhatSomebodyElseHasChangedOnlyForThoseWhoWereToldOfIt() {
        String base = founded("Busy Shelf Ltd");
        String id = Products.create(browser, base, "A-1", "Lamp");
        Page early = browser.get(base + "/products?edit=" + id);
        browser.submit(early, base + "/products/" + id + "/shelf", Map.of("price", "2.00", "stock", "1"));

        Page late = browser.submit(early, base + "/products/" + id + "/shelf", Map.of("price", "3.00", "stock", "1"));

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.all("tr.editing [role=alert]")).singleElement().satisfies(alert -> assertThat(alert.text())
                .contains("Somebody else has changed this product", "Save once more"));
        assertThat(browser.get(base + "/products").text()).contains("2.00 EUR");
        Page again = browser.submit(late, base + "/products/" + id + "/shelf", Map.of("price", "3.00", "stock",
                "1"));
        assertThat(again.text()).contains("The product was saved.", "3.00 EUR");
    }

    @Test
    void bringsADeletedProductBack() {
        String base = founded("Deleting Ltd");
        String id = Products.create(browser, base, "A-1", "Lamp");

        Page deleted = browser.submit(browser.get(base + "/products/" + id + "?back=q%3Dlam"), base + "/products/" + id
                + "/delete?back=q%3Dlam", Map.of());
        assertThat(deleted.text()).contains("No product fits", "The product was deleted.");
        Page undone = browser.submit(deleted, base + "/products", Map.of("sku", "A-1"));

        assertThat(undone.text()).contains("The product is back.", "Lamp", "12.50 EUR");
        assertThat(browser.get(base + "/products/" + id).status()).isEqualTo(404);
    }

    @Test
    void comesBackToTheListAsItWas() {
        String base = founded("Back Ltd");
        String id = Products.create(browser, base, "A-1", "Lamp & shade");
        Page list = browser.get(base + "/products?q=lamp+%26&sort=-price");

        Page form = browser.get(list.link("Lamp & shade"));
        Page saved = browser.submit(form, base + "/products/" + id, Map.of("stock", "9"));

        assertThat(form.link("Cancel")).isEqualTo(base + "/products?q=lamp%20%26&sort=-price");
        assertThat(saved.all("input[name=q]").getFirst().attr("value")).isEqualTo("lamp &");
        assertThat(saved.all("th[aria-sort=descending]").getFirst().text()).isEqualTo("Price");
        Page elsewhere = browser.get(base + "/products/" + id + "?back=//evil.example");
        assertThat(elsewhere.link("Cancel")).isEqualTo(base + "/products");
    }

    @Test
    void answersAForeignProductAsARandomOneOnEveryForm() {
        String base = founded("Own Ltd");
        String foreignBase = "/orgs/not-own-ltd";
        String foreign = Products.create(others, foreignBase, "A-1", "Theirs");
        Map<String, String> fields = Map.of("_csrf",
                browser.get(base).all("meta[name=_csrf]").getFirst().attr("content"),
                "version", "1", "price", "1.00", "stock", "1", "sku", "X", "name", "X", "currency", "EUR");

        for (String form : new String[]{"", "/shelf", "/delete"}) {
            Page answer = browser.forge(base + "/products/" + foreign + form, fields);
            Page random = browser.forge(base + "/products/" + UUID.randomUUID() + form, fields);
            assertThat(answer.status()).as(form).isEqualTo(404);
            assertThat(answer.withoutTrace()).as(form).isEqualTo(random.withoutTrace());
        }
        assertThat(browser.get(base + "/products?edit=" + foreign).text()).doesNotContain("Theirs");
        assertThat(others.get(foreignBase + "/products").text()).contains("Theirs", "12.50 EUR");
    }

    private String founded(String organization) {
        browser.found(organization);
        others.found("Not " + organization);
        return "/orgs/" + organization.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
