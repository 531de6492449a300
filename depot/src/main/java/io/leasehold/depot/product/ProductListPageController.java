package io.leasehold.depot.product;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.ListAddress;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.InvalidField;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** The page that lists products, and where price and stock are changed in their row. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/products")
class ProductListPageController {
    private final ProductService service;
    private final ProductListing listing;
    private final ProductExport export;
    private final ConsoleAddress address;

    ProductListPageController(ProductService service, ProductListing listing, ProductExport export,
            ConsoleAddress address) {
        this.service = service;
        this.listing = listing;
        this.export = export;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String list(Tenant tenant, @Valid @ModelAttribute("query") ProductQuery query,
            @RequestParam(required = false) @Nullable UUID edit, Model model) {
        return listing.show(tenant, query, edit, model);
    }

    @GetMapping("/export")
    @RequiresPermission("data.read")
    void export(Tenant tenant, @Valid @ModelAttribute("query") ProductQuery query, HttpServletResponse response)
            throws IOException {
        export.send(tenant, query.text(), response);
    }

    /** Changes what stands on the shelf: price and stock. What does not fit is said in the row, in the list as it was. */
    @PostMapping("/{id}/shelf")
    @RequiresPermission("data.write")
    String change(Tenant tenant, @PathVariable UUID id, @RequestParam long version, @RequestParam String price,
            @RequestParam String stock, @RequestParam(defaultValue = "false") boolean undo,
            @Valid @ModelAttribute("query") ProductQuery query, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        IfMatch shown = new IfMatch.OneOf(Set.of(new EntityVersion(version).etag()));
        String products = address.of(tenant) + "/products";
        try {
            Product before = service.get(tenant, id, shown);
            Product after = service.change(tenant, id, shown, product -> product.onShelf(price.strip(), number(stock
                    .strip())));
            if (undo) {
                Notice.done(redirect, "The change was taken back.");
            } else {
                Notice.undoable(redirect, "The product was saved.", products + "/" + id + "/shelf",
                        Undo.ofShelf(before, after, query));
            }
            return "redirect:" + ListAddress.back(products, ProductListing.address(query));
        } catch (Problem refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            model.addAttribute("refusal", RowRefusal.of(refusal));
            model.addAttribute("typedPrice", price).addAttribute("typedStock", stock);
            response.setStatus(HttpStatus.valueOf(422).value());
            return listing.show(tenant, query, id, model);
        }
    }

    private static Integer number(String stock) {
        try {
            return Integer.valueOf(stock);
        } catch (NumberFormatException none) {
            throw Problem.invalid(new InvalidField("/stock", "invalid_value", "Has to be a whole number."));
        }
    }
}
