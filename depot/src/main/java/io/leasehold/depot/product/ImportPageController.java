package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import io.leasehold.core.Tenant;
import io.leasehold.platform.console.ConsoleAddress;
import io.leasehold.platform.console.PageController;
import io.leasehold.web.Problem;
import io.leasehold.web.RequiresPermission;

/** The page that imports products from a file, and shows what was wrong in it. */
@PageController
@RequestMapping(ConsoleAddress.BASE + "/products/import")
class ImportPageController {
    private static final String VIEW = "product/import";

    private final ProductImport imports;
    private final Upload upload;

    ImportPageController(ProductImport imports, Upload upload) {
        this.imports = imports;
        this.upload = upload;
    }

    @GetMapping
    @RequiresPermission("data.write")
    String form() {
        return VIEW;
    }

    @PostMapping
    @RequiresPermission("data.write")
    String run(Tenant tenant, @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean partial, Model model, HttpServletResponse response)
            throws IOException {
        model.addAttribute("partial", partial);
        try (InputStream content = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            model.addAttribute("report", imports.run(tenant, upload.read(content), partial));
        } catch (Problem refusal) {
            response.setStatus(refusal.status().value());
            model.addAttribute("refusal", refusal.detail()).addAttribute("report", report(refusal));
        }
        return VIEW;
    }

    private static ImportReport report(Problem refusal) {
        List<ImportError> errors = refusal.properties().get("errors") instanceof List<?> list
                ? list.stream().filter(
                        ImportError.class::isInstance).map(ImportError.class::cast).toList()
                : List.of();
        return new ImportReport(0, 0, errors.size(), errors);
    }
}
