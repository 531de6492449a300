package io.leasehold.depot.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostileTextTests {
    private static final String MARKUP = "\"><img src=x onerror=alert(1)><script>alert(2)</script>${713*717}[[${811*813}]]'";

    @Test
    void showsMarkupAsTextWhereverPeopleWrote() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Mark " + MARKUP, "Person " + MARKUP);
        String base = browser.get("/").path();
        Page created = browser.submit(browser.get(base + "/tasks/new"), base + "/tasks",
                Map.of("title", "Task " + MARKUP,
                        "description", "Description " + MARKUP));
        String task = created.link("Task " + MARKUP);
        String product = Products.create(browser, base, "SKU" + MARKUP.substring(0, 60), "Product " + MARKUP);

        for (String path : List.of("/orgs", base, base + "/tasks", base + "/tasks?q=Task&sort=title", task, base
                + "/products", base + "/products/" + product, base + "/members", base + "/settings")) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("<img src=x", "<script>");
            assertThat(page.all("img[onerror], script:not([src])")).as(path).isEmpty();
            assertThat(page.text()).as(path).contains(MARKUP).doesNotContain("511221", "659343");
        }
    }

    @Test
    void showsMarkupAsTextWhereItWasRefused() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Refusing Ltd");
        String base = "/orgs/refusing-ltd";

        Page search = browser.get(base + "/tasks?q=" + URLEncoder.encode(MARKUP,
                StandardCharsets.UTF_8));
        Page form = browser.submit(browser.get(base + "/products/new"), base + "/products",
                Map.of("sku", "A", "name", MARKUP,
                        "price", MARKUP, "stock", MARKUP, "currency", "EUR"));
        Page file = browser.upload(browser.get(base + "/products/import"), base + "/products/import",
                MARKUP.replace('"',
                        '_') + ".csv",
                "sku,name,price,currency,stock\nA,N," + MARKUP.replace('"', '_') + ",EUR,1\n", Map.of());

        assertThat(search.all("input[name=q]").getFirst().attr("value")).isEqualTo(MARKUP);
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.all("input[name=price]").getFirst().attr("value")).isEqualTo(MARKUP);
        assertThat(form.all("input[name=stock]").getFirst().attr("value")).isEqualTo(MARKUP);
        assertThat(form.all("#stock-error").getFirst().text()).doesNotContain("java", "Exception");
        assertThat(file.path()).startsWith(base + "/products/imports/");
        assertThat(file.text()).contains("script>${713*717}[[${811*813}]]'.csv");
        for (Page page : List.of(search, form, file)) {
            assertThat(page.body()).doesNotContain("<img src=x", "<script>");
        }
    }
}
