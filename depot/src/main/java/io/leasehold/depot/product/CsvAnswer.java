package io.leasehold.depot.product;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A CSV file as an answer: kept by browsers as a file, never shown as a page. */
final class CsvAnswer {
    static final String TYPE = "text/csv";
    static final MediaType MEDIA_TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private CsvAnswer() {}

    static ResponseEntity.BodyBuilder file(String name) {
        return ResponseEntity.ok().contentType(MEDIA_TYPE).header(HttpHeaders.CONTENT_DISPOSITION, disposition(name));
    }

    static String disposition(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
