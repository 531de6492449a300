package io.leasehold.depot.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListPageTests {
    @Test
    void pagesThroughProductsAndShowsEachOnce() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Paging Ltd");
        String base = "/orgs/paging-ltd";
        String lines = IntStream.range(0, 120).mapToObj("SKU-%1$03d,Thing %1$03d,1.00,EUR,1\n"::formatted).collect(
                Collectors.joining());
        Page imported = browser.upload(browser.get(base + "/products/import"), base + "/products/import", "things.csv",
                "sku,name,price,currency,stock\n" + lines, Map.of());
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.text()).contains("The file was imported", "Created 120 Updated 0");

        List<String> seen = new ArrayList<>();
        Page page = browser.get(base + "/products?sort=sku&q=Thing");
        while (true) {
            seen.addAll(page.all("tbody td:first-child a.fw-bold").stream().map(Element::text).toList());
            if (page.all("a[rel=next]").isEmpty()) {
                break;
            }
            page = browser.get(page.link("Next page"));
            assertThat(page.status()).isEqualTo(200);
        }

        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSorted();
        assertThat(browser.get(page.link("First page")).text()).contains("Thing 000");
    }

    @Test
    void filtersTasksAndComesBackToTheSameList() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Filtering Ltd");
        String base = "/orgs/filtering-ltd";
        String paint = Tasks.create(browser, base, "Paint 100% of the_fence");
        Tasks.create(browser, base, "Mow the lawn");

        Page found = browser.get(base + "/tasks?q=100%25&status=open&assignee=");
        assertThat(found.text()).contains("Paint 100%").doesNotContain("Mow the lawn");
        Page done = browser.submit(found, base + "/tasks/" + paint + "/status", Map.of("status", "done"));
        assertThat(done.text()).contains("No task fits");
        assertThat(done.all("input[name=q]").getFirst().attr("value")).isEqualTo("100%");
        assertThat(browser.get(base + "/tasks?status=done").text()).contains("Paint 100%");
        assertThat(browser.get(base + "/tasks?status=nonsense").status()).isEqualTo(422);
        assertThat(browser.get(base + "/tasks?cursor=nonsense").status()).isEqualTo(400);
        assertThat(browser.get(base + "/tasks?q=%00").status()).isEqualTo(422);
    }

    @Test
    void setsManyTasksAtOnce() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Bulk Ltd");
        String base = "/orgs/bulk-ltd";
        String first = Tasks.create(browser, base, "First");
        Tasks.create(browser, base, "Second");

        Page changed = browser.submit(browser.get(base + "/tasks"), base + "/tasks/bulk", Map.of("ids", first, "status",
                "in_progress"));

        assertThat(changed.text()).contains("1 task is now in progress", "Undo");
        assertThat(browser.get(base + "/tasks?status=in_progress").text()).contains("First").doesNotContain("Second");
        Page none = browser.submit(browser.get(base + "/tasks"), base + "/tasks/bulk", Map.of());
        assertThat(none.all(".alert-danger")).hasSize(1);
    }

    @Test
    void refusesToOverwriteWhatSomebodyElseHasChanged() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Busy Ltd");
        String base = "/orgs/busy-ltd";
        String path = base + "/tasks/" + Tasks.create(browser, base, "Original");
        Page early = browser.get(path);
        Page late = browser.get(path);

        browser.submit(early, path, Map.of("title", "Changed first"));
        Page refused = browser.submit(late, path, Map.of("title", "Changed later"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all(".alert-danger")).hasSize(1);
        assertThat(refused.all("input[name=title]").getFirst().attr("value")).isEqualTo("Changed later");
        assertThat(browser.get(base + "/tasks").text()).contains("Changed first");
    }

    @Test
    void keepsWhatWasTypedIntoAProduct() {
        Browser browser = Depot.WITH_SLUGS.stranger();
        browser.found("Typing Ltd");
        String base = "/orgs/typing-ltd";
        Products.create(browser, base, "TAKEN", "First");

        Page refused = browser.submit(browser.get(base + "/products/new"), base + "/products",
                Map.of("sku", "TAKEN", "name",
                        "Second", "price", "3.00"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.all("#sku-error").getFirst().text()).contains("SKU");
        Page wrong = browser.submit(refused, base + "/products", Map.of("price", "3.001", "stock", "-1"));
        assertThat(wrong.all("#price-error, #stock-error")).hasSize(2);
        assertThat(wrong.all("input[name=name]").getFirst().attr("value")).isEqualTo("Second");
        Page created = browser.submit(wrong, base + "/products", Map.of("sku", "FREE", "price", "3.00", "stock", ""));
        assertThat(created.text()).contains("The product was created", "Second");
    }
}
