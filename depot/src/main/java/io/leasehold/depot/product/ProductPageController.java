package io.leasehold.depot.product;

import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Membership;
import io.leasehold.core.Permission;
import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.ListAddress;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;

/** The pages of products: the list, and each one, written by those who may write and read by the others. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/products")
class ProductPageController {
    private static final String FORM = "product/form";

    private final ProductService products;
    private final Lists lists;
    private final ConsoleAddress address;

    ProductPageController(ProductService products, Lists lists, ConsoleAddress address) {
        this.products = products;
        this.lists = lists;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission("data.read")
    String list(Tenant tenant, @Valid @ModelAttribute("query") ProductQuery query, Model model) {
        String canonical = query.canonical();
        Slice slice = lists.slice(tenant, canonical, query.order(), query.cursor(), query.limit());
        Page<Product> page = lists.page(tenant, canonical, products.list(tenant, query.text(), slice));
        model.addAttribute("products", page.items()).addAttribute("next", page.next());
        model.addAttribute("here", new ListAddress().with("q", query.q()).with("sort", query.sort()).toString());
        return "product/list";
    }

    @GetMapping("/new")
    @RequiresPermission("data.write")
    String empty(Model model) {
        model.addAttribute("form", new ProductFields("", "", "", "EUR", 0, null, false));
        return FORM;
    }

    @PostMapping
    @RequiresPermission("data.write")
    String create(Tenant tenant, @Valid @ModelAttribute("form") ProductFields form, BindingResult errors,
            HttpServletResponse response, RedirectAttributes redirect) {
        if (attempt(errors, () -> products.create(tenant, form))) {
            return done(tenant, redirect, "The product was created.");
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return FORM;
    }

    @GetMapping("/{id}")
    @RequiresPermission("data.read")
    String read(Membership caller, @PathVariable UUID id, Model model) {
        Product product = products.get(caller.tenant(), id);
        if (!caller.allows(new Permission("data.write"))) {
            model.addAttribute("product", product);
            return "product/view";
        }
        model.addAttribute("form", product.fields()).addAttribute("id", id).addAttribute("version", product.version());
        return FORM;
    }

    @PostMapping("/{id}")
    @RequiresPermission("data.write")
    String change(Tenant tenant, @PathVariable UUID id, @RequestParam long version,
            @Valid @ModelAttribute("form") ProductFields form, BindingResult errors, Model model,
            HttpServletResponse response, RedirectAttributes redirect) {
        products.get(tenant, id);
        IfMatch shown = new IfMatch.OneOf(Set.of(new EntityVersion(version).etag()));
        if (attempt(errors, () -> products.change(tenant, id, shown, _ -> form))) {
            return done(tenant, redirect, "The product was saved.");
        }
        model.addAttribute("id", id).addAttribute("version", version);
        response.setStatus(HttpStatus.valueOf(422).value());
        return FORM;
    }

    @PostMapping("/{id}/delete")
    @RequiresPermission("data.write")
    String delete(Tenant tenant, @PathVariable UUID id, RedirectAttributes redirect) {
        products.delete(tenant, id, new IfMatch.Any());
        return done(tenant, redirect, "The product was deleted.");
    }

    private static boolean attempt(BindingResult form, Runnable work) {
        try {
            return FormProblems.attempt(form, work);
        } catch (DuplicateKeyException taken) {
            form.rejectValue("sku", "conflict", "Another product has this SKU.");
            return false;
        }
    }

    private String done(Tenant tenant, RedirectAttributes redirect, String what) {
        redirect.addFlashAttribute("done", what);
        return "redirect:" + address.of(tenant) + "/products";
    }
}
