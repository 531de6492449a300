package io.leasehold.depot.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.springframework.core.io.InputStreamSource;

/** What was sent, in a file that is gone when this is closed. On Unix it has no name from the beginning, so that not even a killed process leaves it. */
record SpooledFile(FileChannel channel) implements InputStreamSource, AutoCloseable {
    static SpooledFile in(Path folder) throws IOException {
        return new SpooledFile(FileChannel.open(Files.createTempFile(folder, "leasehold-import-", ".csv"),
                StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Reads from the beginning, wherever others are. */
    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = channel.read(ByteBuffer.wrap(target, offset, length), position);
                position += Math.max(0, read);
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
