package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Tenant;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.RequiresPermission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

@RestController
class ProductImportController {
    private final ProductImport imports;
    private final Upload upload;

    ProductImportController(ProductImport imports, Upload upload) {
        this.imports = imports;
        this.upload = upload;
    }

    @PostMapping(path = "/api/products/import", consumes = "text/csv")
    @RequiresPermission(Permissions.DATA_WRITE)
    @Operation(requestBody = @RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    ImportReport run(Tenant tenant, @RequestParam(defaultValue = "false") boolean partial, InputStream body)
            throws IOException {
        return imports.run(tenant, upload.read(body), partial);
    }
}
