package io.leasehold.depot.pages;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EveryPageTests {
    private final Browser browser = Depot.WITH_SLUGS.stranger();

    @Test
    void holdsWhatAllPagesPromise() {
        browser.found("Every Page Ltd " + System.nanoTime());
        String base = browser.get("/").path();
        Tasks.create(browser, base, "Something to do");
        Products.create(browser, base, "A-1", "Something to sell");

        Map<String, Page> pages = crawl();

        assertThat(pages).hasSizeGreaterThan(10).containsKeys("/orgs", base, base + "/tasks",
                base + "/products/import");
        pages.forEach(EveryPageTests::assertPromised);
        pages.values().stream().filter(page -> page.path().startsWith(base))
                .forEach(page -> assertThat(page.all(
                        "header .menu-name").getFirst().text()).as(page.path()).startsWith("Every Page Ltd"));
        assertThat(pages.values().stream().flatMap(page -> page.all("link[href], script[src], img[src]").stream())
                .map(EveryPageTests::source).distinct()).isNotEmpty().allSatisfy(asset -> {
                    assertThat(asset).startsWith("/");
                    assertThat(browser.get(asset).status()).as(asset).isEqualTo(200);
                });
    }

    @Test
    void ofOperatorsHoldsItToo() throws SQLException {
        String email = browser.found("Operated Ltd " + System.nanoTime());
        assertThat(browser.get("/orgs").text()).doesNotContain("Tenants (operator)");
        try (Connection superuser = Depot.WITH_SLUGS.database().superuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("update control.users set operator = true where email = '" + email + "'");
        }

        String tenants = browser.get("/orgs").link("Tenants (operator)");
        Page found = browser.get(tenants + "?q=operated-ltd");
        for (String path : List.of(tenants, tenants + "?q=operated-ltd", found.link("New tenant"), found.all(
                "tbody a").getFirst().attr("href"))) {
            assertPromised(path, browser.get(path));
        }
    }

    private static void assertPromised(String path, Page page) {
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).as(path).contains("private, no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).as(path).contains(
                "script-src 'self'", "style-src 'self'").doesNotContain("unsafe");
        assertNothingInline(path, page);
        assertAccessible(path, page);
        assertThat(page.all("meta[name=_csrf]").getFirst().attr("content")).as(path).isNotBlank();
        assertThat(page.all("meta[name=_csrf_header]").getFirst().attr("content")).isEqualTo("X-CSRF-TOKEN");
    }

    private Map<String, Page> crawl() {
        Map<String, Page> pages = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/login", "/signup", "/orgs", "/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (!pages.containsKey(path)) {
                Page page = browser.get(path);
                pages.put(path, page);
                page.all("a[href^=/]:not([download])").forEach(link -> open.add(link.attr("href")));
            }
        }
        return pages;
    }

    private static void assertNothingInline(String path, Page page) {
        assertThat(page.all("script:not([src]), style, [style]")).as(path).isEmpty();
        assertThat(page.html().getAllElements().stream().flatMap(element -> element.attributes().asList().stream()).map(
                attribute -> attribute.getKey())).as(path).noneMatch(name -> name.startsWith("on")
                        || name.startsWith(
                                "hx-on")
                        || name.startsWith("th:"));
    }

    private static void assertAccessible(String path, Page page) {
        assertThat(page.html().child(0).attr("lang")).as(path).isEqualTo("en");
        assertThat(page.html().title()).as(path).isNotBlank();
        assertThat(page.all("main h1")).as(path).hasSize(1);
        assertThat(page.all("a.skip-link[href=#content]")).as(path).hasSize(1);
        assertThat(page.all("[id]").stream().map(Element::id)).as(path).doesNotHaveDuplicates();
        assertThat(page.all("input:not([type=hidden]), select, textarea")).as(path).allMatch(field -> field.hasAttr(
                "aria-label") || field.closest("label") != null
                || !page.all("label[for=" + field.id() + "]").isEmpty());
        assertThat(page.all("form[method=post]")).as(path)
                .allMatch(form -> form.select("input[name=_csrf]").size() == 1);
    }

    private static String source(Element asset) {
        return asset.hasAttr("href") ? asset.attr("href") : asset.attr("src");
    }
}
