package io.leasehold.depot.product;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.ListAddress;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.web.resource.Page;

/** The list of products as a page: its rows, and the links that lead to it in other orders. */
@Component
class ProductListing {
    static final String VIEW = "product/list";

    private static final List<Choice> ORDERS = List.of(new Choice("name", "Name"), new Choice("sku", "SKU"),
            new Choice("stock", "Least stock"), new Choice("-stock", "Most stock"), new Choice("price", "Lowest price"),
            new Choice("-price", "Highest price"), new Choice("-created_at", "Newest"), new Choice("-updated_at",
                    "Changed last"));
    private static final List<Choice> COLUMNS = List.of(new Choice("name", "Name"), new Choice("sku", "SKU"),
            new Choice("price", "Price"), new Choice("stock", "Stock"));

    private final ProductService products;
    private final Lists lists;

    ProductListing(ProductService products, Lists lists) {
        this.products = products;
        this.lists = lists;
    }

    /**
     * Shows the list.
     *
     * @param edit whose row is open for changes, if one is
     */
    String show(Tenant tenant, ProductQuery query, @Nullable UUID edit, Model model) {
        String canonical = query.canonical();
        Slice slice = lists.slice(tenant, canonical, query.order(), query.cursor(), query.limit());
        Page<Product> page = lists.page(tenant, canonical, products.list(tenant, query.text(), slice));
        model.addAttribute("query", query).addAttribute("edit", edit);
        model.addAttribute("rows", page.items().stream().map(ProductRow::of).toList());
        model.addAttribute("next", page.next()).addAttribute("narrowed", query.text() != null);
        model.addAttribute("filter", address(query, query.sort()).toString());
        model.addAttribute("here", address(query));
        String sorted = query.order().toString();
        model.addAttribute("orders", ORDERS.stream().map(order -> new Order(order.name, order.label, order.name.equals(
                sorted))).toList());
        model.addAttribute("columns", COLUMNS.stream().map(column -> column(column, query, sorted)).toList());
        return VIEW;
    }

    private static Column column(Choice choice, ProductQuery query, String sorted) {
        boolean number = choice.name.equals("price") || choice.name.equals("stock");
        if (sorted.equals(choice.name)) {
            return new Column(choice.label, number, "ascending", address(query, "-" + choice.name).toString());
        }
        return new Column(choice.label, number, sorted.equals("-" + choice.name) ? "descending" : null, address(query,
                choice.name).toString());
    }

    /** What leads to this very part of the list again. */
    static String address(ProductQuery query) {
        return address(query, query.sort()).with("cursor", query.cursor()).toString();
    }

    private static ListAddress address(ProductQuery query, @Nullable String sort) {
        return new ListAddress().with("q", query.q()).with("sort", sort);
    }

    private record Choice(String name, String label) {}

    /** An order that can be chosen. */
    record Order(String name, String label, boolean current) {}

    /** A heading, how the list is sorted by it, and the query that sorts by it, or the other way round. */
    record Column(String label, boolean number, @Nullable String sorted, String query) {}
}
