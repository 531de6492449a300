package io.leasehold.depot.product;

import java.io.IOException;
import java.net.URI;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.leasehold.core.Tenant;
import io.leasehold.depot.listing.Lists;
import io.leasehold.depot.listing.Slice;
import io.leasehold.depot.text.SingleLine;
import io.leasehold.platform.member.Permissions;
import io.leasehold.web.RequiresPermission;
import io.leasehold.web.resource.EntityVersion;
import io.leasehold.web.resource.IfMatch;
import io.leasehold.web.resource.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

@RestController
@RequestMapping("/api/products")
class ProductController {
    private final ProductService products;
    private final ProductExport export;
    private final Lists lists;

    ProductController(ProductService products, ProductExport export, Lists lists) {
        this.products = products;
        this.export = export;
        this.lists = lists;
    }

    /** What is not there is not found, whatever else is wrong with a change: this runs before the body is read. */
    @ModelAttribute
    void find(Tenant tenant, @PathVariable(required = false) @Nullable UUID id, HttpMethod method,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (id != null && (method.equals(HttpMethod.PUT) || method.equals(HttpMethod.PATCH))) {
            products.get(tenant, id, IfMatch.of(ifMatch));
        }
    }

    @GetMapping
    @RequiresPermission(Permissions.DATA_READ)
    Page<Product> list(Tenant tenant, @Valid @ParameterObject ProductQuery query) {
        String canonical = query.canonical();
        Slice slice = lists.slice(tenant, canonical, query.order(), query.cursor(), query.limit());
        return lists.page(tenant, canonical, products.list(tenant, query.text(), slice));
    }

    @GetMapping(path = "/export", produces = CsvAnswer.TYPE)
    @RequiresPermission(Permissions.DATA_READ)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CsvAnswer.TYPE, schema = @Schema(type = "string")))
    void export(Tenant tenant, @RequestParam(required = false) @Nullable @SingleLine String q,
            HttpServletResponse response) throws IOException {
        export.send(tenant, q, response);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresPermission(Permissions.DATA_WRITE)
    ResponseEntity<Product> create(Tenant tenant, HttpServletRequest request,
            @Valid @RequestBody ProductFields fields) {
        Product product = products.create(tenant, fields);
        return answer(product, ResponseEntity.created(URI.create(request.getRequestURI() + "/" + product.id())));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permissions.DATA_READ)
    ResponseEntity<Product> get(Tenant tenant, @PathVariable UUID id) {
        return answer(products.get(tenant, id), ResponseEntity.ok());
    }

    @PutMapping("/{id}")
    @RequiresPermission(Permissions.DATA_WRITE)
    ResponseEntity<Product> replace(Tenant tenant, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProductFields fields) {
        return answer(products.change(tenant, id, IfMatch.of(ifMatch), product -> fields), ResponseEntity.ok());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permissions.DATA_WRITE)
    ResponseEntity<Product> change(Tenant tenant, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangeProduct change) {
        return answer(products.change(tenant, id, IfMatch.of(ifMatch), change::applyTo), ResponseEntity.ok());
    }

    @DeleteMapping("/{id}")
    @RequiresPermission(Permissions.DATA_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Tenant tenant, @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        products.delete(tenant, id, IfMatch.of(ifMatch));
    }

    private static ResponseEntity<Product> answer(Product product, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(new EntityVersion(product.version()).etag()).body(product);
    }
}
