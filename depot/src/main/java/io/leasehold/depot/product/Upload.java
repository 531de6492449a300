package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import io.leasehold.web.Problem;

/**
 * Takes in a file that is sent, up to the size that is allowed: {@code leasehold.depot.largest-import}. It lies on the disk before anything is done with
 * it, so that no transaction waits for a slow sender.
 */
@Component
class Upload {
    private static final int CHUNK = 64 * 1024;

    private final DataSize largest;
    private final Path folder;

    Upload(@Value("${leasehold.depot.largest-import:64MB}") DataSize largest,
            @Value("${leasehold.depot.import-folder:${java.io.tmpdir}}") Path folder) {
        this.largest = largest;
        this.folder = folder;
    }

    /** Waits until all of it is there. What breaks off leaves nothing. */
    SpooledFile spool(InputStream body) throws IOException {
        SpooledFile file = SpooledFile.in(folder);
        try {
            OutputStream disk = Channels.newOutputStream(file.channel());
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            int length;
            while ((length = receive(body, chunk)) >= 0) {
                size += length;
                require(size);
                disk.write(chunk, 0, length);
            }
            return file;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /** Refuses what is larger than is allowed. */
    void require(long size) {
        if (size > largest.toBytes()) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "content_too_large", "The file is larger than "
                    + largest.toMegabytes() + " MB. Send it in parts.");
        }
    }

    long largest() {
        return largest.toBytes();
    }

    private static int receive(InputStream body, byte[] chunk) throws IOException {
        try {
            return body.read(chunk);
        } catch (IOException brokenOff) {
            throw Problem.malformed("The file broke off before its end. Send it again.");
        }
    }
}
