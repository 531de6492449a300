package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Tenant;
import io.leasehold.core.UserId;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

@RestController
@RequestMapping("/api/products")
class ProductImportController {
    private final ProductImport imports;
    private final ImportHistory history;
    private final Upload upload;

    ProductImportController(ProductImport imports, ImportHistory history, Upload upload) {
        this.imports = imports;
        this.history = history;
        this.upload = upload;
    }

    @PostMapping(path = "/import", consumes = CsvAnswer.TYPE)
    @RequiresPermission(Permissions.DATA_WRITE)
    @Operation(requestBody = @RequestBody(required = true, content = @Content(mediaType = CsvAnswer.TYPE, schema = @Schema(type = "string"))))
    ImportReport run(Tenant tenant, UserId caller, @RequestParam(defaultValue = "false") boolean partial,
            InputStream body) throws IOException {
        try (SpooledFile file = upload.spool(body)) {
            return imports.run(tenant, caller, new ImportFile(null, file), partial);
        }
    }

    @GetMapping("/imports")
    @RequiresPermission(Permissions.DATA_READ)
    Page<PastImport> list(Tenant tenant, @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return history.list(tenant, limit, cursor);
    }

    @GetMapping("/imports/{id}")
    @RequiresPermission(Permissions.DATA_READ)
    ImportDetails get(Tenant tenant, @PathVariable UUID id) {
        return ImportDetails.of(history.get(tenant, id), history.errors(tenant, id, BadLines.MOST));
    }

    @GetMapping(path = "/imports/{id}/errors", produces = CsvAnswer.TYPE)
    @RequiresPermission(Permissions.DATA_READ)
    ResponseEntity<String> errors(Tenant tenant, @PathVariable UUID id) {
        return CsvAnswer.file("bad-lines.csv").body(history.badLines(tenant, id));
    }
}
