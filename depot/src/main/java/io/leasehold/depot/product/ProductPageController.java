package io.leasehold.depot.product;

import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
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
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.FormProblems;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;

/** The page of one product: a form for those who may write, and what there is to read for the others. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/products")
class ProductPageController {
    private static final String FORM = "product/form";

    private final ProductService products;
    private final ConsoleAddress address;

    ProductPageController(ProductService products, ConsoleAddress address) {
        this.products = products;
        this.address = address;
    }

    /** Where the list was left, so that one comes back to the same one. */
    @ModelAttribute
    void rememberList(Tenant tenant, @RequestParam(defaultValue = "") String back, Model model) {
        model.addAttribute("back", back).addAttribute("list", list(tenant, back));
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
            @RequestParam(defaultValue = "") String back, @RequestParam(defaultValue = "false") boolean undo,
            HttpServletResponse response, RedirectAttributes redirect) {
        if (attempt(errors, () -> products.create(tenant, form))) {
            Notice.done(redirect, undo ? "The product is back." : "The product was created.");
            return "redirect:" + list(tenant, back);
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        return FORM;
    }

    @GetMapping("/{id}")
    @RequiresPermission("data.read")
    String read(Membership caller, @PathVariable UUID id, Model model) {
        Product product = products.get(caller.tenant(), id);
        if (!caller.allows(new Permission("data.write"))) {
            model.addAttribute("row", ProductRow.of(product));
            return "product/view";
        }
        model.addAttribute("form", product.fields());
        return form(id, product.version(), product, model);
    }

    @PostMapping("/{id}")
    @RequiresPermission("data.write")
    String change(Tenant tenant, @PathVariable UUID id, @RequestParam long version,
            @Valid @ModelAttribute("form") ProductFields form, BindingResult errors,
            @RequestParam(defaultValue = "") String back, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        products.get(tenant, id);
        IfMatch shown = new IfMatch.OneOf(Set.of(new EntityVersion(version).etag()));
        if (attempt(errors, () -> products.change(tenant, id, shown, _ -> form))) {
            Notice.done(redirect, "The product was saved.");
            return "redirect:" + list(tenant, back);
        }
        response.setStatus(HttpStatus.valueOf(422).value());
        // Who was told of somebody else's change, and saves once more, means it.
        boolean overtaken = errors.hasGlobalErrors();
        model.addAttribute("overtaken", overtaken);
        return form(id, overtaken ? products.get(tenant, id).version() : version, null, model);
    }

    @PostMapping("/{id}/delete")
    @RequiresPermission("data.write")
    String delete(Tenant tenant, @PathVariable UUID id, @RequestParam(defaultValue = "") String back,
            RedirectAttributes redirect) {
        Product product = products.get(tenant, id);
        products.delete(tenant, id, new IfMatch.Any());
        Notice.undoable(redirect, "The product was deleted.", address.of(tenant) + "/products", Undo.ofDeletion(product,
                back));
        return "redirect:" + list(tenant, back);
    }

    private static String form(UUID id, long version, @Nullable Product product, Model model) {
        model.addAttribute("id", id).addAttribute("version", version);
        model.addAttribute("changed", product == null ? null : product.updatedAt());
        return FORM;
    }

    private static boolean attempt(BindingResult form, Runnable work) {
        try {
            return FormProblems.attempt(form, work);
        } catch (DuplicateKeyException taken) {
            form.rejectValue("sku", "conflict", "Another product has this SKU.");
            return false;
        }
    }

    private String list(Tenant tenant, String back) {
        return ListAddress.back(address.of(tenant) + "/products", back);
    }
}
