package io.leasehold.depot.product;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leasehold.core.Tenant;

/**
 * The products of an organization as a file that the import takes again. It is read in parts, in the order of the SKU, and no connection is held while
 * the receiver takes its time; what changes meanwhile is in it as it was when its part was read.
 */
@Service
class ProductExport {
    private static final int PART = 2_000;

    private final ProductRepository products;

    ProductExport(ProductRepository products) {
        this.products = products;
    }

    /** Sends those whose SKU or name contains the text, or all. */
    void send(Tenant tenant, @Nullable String text, HttpServletResponse response) throws IOException {
        response.setContentType(CsvAnswer.MEDIA_TYPE.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, CsvAnswer.disposition(tenant.slug() + "-products.csv"));
        write(tenant, text, response.getOutputStream());
    }

    void write(Tenant tenant, @Nullable String text, OutputStream target) throws IOException {
        // Read before anything is sent, so that what fails at once is answered as such.
        List<Product> part = products.bySku(tenant, text, "", PART);
        CsvWriter file = CsvWriter.builder().build(target, StandardCharsets.UTF_8);
        file.writeRecord(Arrays.stream(Column.values()).map(Column::text).toList());
        while (!part.isEmpty()) {
            part.forEach(product -> file.writeRecord(cells(product)));
            part = part.size() < PART
                    ? List.of()
                    : products.bySku(tenant, text, part.getLast().sku(), PART);
        }
        file.flush();
    }

    private static List<String> cells(Product product) {
        return List.of(SpreadsheetCell.write(product.sku()), SpreadsheetCell.write(product.name()),
                product.price().toPlainString(), product.currency(), String.valueOf(product.stock()),
                Objects.toString(product.weightGrams(), ""), String.valueOf(product.ageRestricted()));
    }
}
