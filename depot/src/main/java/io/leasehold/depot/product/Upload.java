package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import io.leasehold.web.Problem;

/** Reads a file that is sent, up to the size that is allowed: {@code leasehold.depot.largest-import}. */
@Component
class Upload {
    private final DataSize largest;

    Upload(@Value("${leasehold.depot.largest-import:10MB}") DataSize largest) {
        this.largest = largest;
    }

    byte[] read(InputStream body) throws IOException {
        byte[] content = body.readNBytes(Math.toIntExact(largest.toBytes() + 1));
        if (content.length > largest.toBytes()) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "content_too_large", "The file is larger than " + largest
                    .toMegabytes() + " MB. Send it in parts.");
        }
        return content;
    }
}
