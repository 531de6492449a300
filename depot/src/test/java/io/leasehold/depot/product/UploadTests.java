package io.leasehold.depot.product;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import io.leasehold.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UploadTests {
    private static final DataSize LARGEST = DataSize.ofKilobytes(200);

    @TempDir
    Path folder;

    @Test
    void keepsWhatIsSentUntilItIsClosed() throws IOException {
        byte[] sent = new byte[150_000];
        try (SpooledFile file = new Upload(LARGEST, folder).spool(new ByteArrayInputStream(sent))) {
            try (InputStream first = file.getInputStream(); InputStream second = file.getInputStream()) {
                assertThat(first.readAllBytes()).isEqualTo(second.readAllBytes()).isEqualTo(sent);
            }
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void leavesNothingBehindWhenTheProcessIsKilledMeanwhile() throws IOException {
        try (SpooledFile _ = new Upload(LARGEST, folder).spool(new ByteArrayInputStream(new byte[1_000]))) {
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void leavesNothingOfWhatBreaksOff() {
        InputStream brokenOff = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Connection reset by peer");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("Connection reset by peer");
            }
        });

        Problem refusal = catchThrowableOfType(Problem.class, () -> new Upload(LARGEST, folder).spool(brokenOff));

        assertThat(refusal.code()).isEqualTo("malformed_request");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsNoMoreThanIsAllowedAndKeepsNothingOfIt() {
        ByteArrayInputStream tooLarge = new ByteArrayInputStream(new byte[1_000_000]);

        Problem refusal = catchThrowableOfType(Problem.class, () -> new Upload(LARGEST, folder).spool(tooLarge));

        assertThat(refusal.code()).isEqualTo("content_too_large");
        assertThat(tooLarge.available()).isGreaterThan(700_000);
        assertThat(folder).isEmptyDirectory();
    }
}
