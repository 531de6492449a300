package io.leasehold.depot.product;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.Notice;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;

/** The page that imports products from a file, and leads to the report of it. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/products/import")
class ImportPageController {
    private static final String VIEW = "product/import";

    private final ProductImport imports;
    private final Upload upload;
    private final ConsoleAddress address;

    ImportPageController(ProductImport imports, Upload upload, ConsoleAddress address) {
        this.imports = imports;
        this.upload = upload;
        this.address = address;
    }

    @GetMapping
    @RequiresPermission("data.write")
    String form(Model model) {
        return form(false, model);
    }

    @PostMapping
    @RequiresPermission("data.write")
    String run(Tenant tenant, UserId caller, @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean partial, Model model, HttpServletResponse response,
            RedirectAttributes redirect) {
        String products = address.of(tenant) + "/products";
        try {
            UUID id = imports.run(tenant, caller, chosen(file), partial).id();
            return "redirect:" + products + "/imports/" + id;
        } catch (Problem refusal) {
            if (refusal.properties().get("id") instanceof UUID id) {
                return "redirect:" + products + "/imports/" + id;
            }
            if (refusal.status() == HttpStatus.CONFLICT) {
                Notice.refused(redirect, refusal.detail());
                return "redirect:" + products + "/import";
            }
            response.setStatus(refusal.status().value());
            model.addAttribute("refusal", refusal.detail());
            return form(partial, model);
        }
    }

    /** A form sends a part without a name where no file was chosen. */
    private ImportFile chosen(@Nullable MultipartFile file) {
        if (file == null || (file.isEmpty() && file.getOriginalFilename() != null && file.getOriginalFilename()
                .isEmpty())) {
            throw Problem.of(HttpStatus.valueOf(422), "required", "Choose a file first.");
        }
        upload.require(file.getSize());
        return new ImportFile(file.getOriginalFilename(), file);
    }

    private String form(boolean partial, Model model) {
        model.addAttribute("partial", partial).addAttribute("largest", upload.largest());
        return VIEW;
    }
}
