package io.leasehold.depot.pages;

import java.util.Map;

/** Products, written by the form. */
final class Products {
    private Products() {}

    /** Makes a product and returns its id. */
    static String create(Browser browser, String base, String sku, String name) {
        Page list = browser.submit(browser.get(base + "/products/new"), base + "/products", Map.of("sku", sku, "name",
                name, "price", "12.50"));
        String link = list.link(name);
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
