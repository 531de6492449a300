package io.leasehold.postgres.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

import org.jspecify.annotations.Nullable;

/** The folder of an embedded server, held by one process at a time and readable by its user alone. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataFolder open(Path folder) {
        try {
            Path path = Files.createDirectories(folder.toAbsolutePath(), ownerOnly("rwx------")).toRealPath();
            FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                String holder = read(channel);
                channel.close();
                throw new EmbeddedServerException("The data folder " + path + " is in use by process " + holder + ".",
                        "Stop that process, or set LEASEHOLD_DATA_DIR to another folder.", null);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(
                    StandardCharsets.US_ASCII)), 0);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "The data folder " + folder.toAbsolutePath() + " cannot be used: " + e + ".",
                    "Make it writable, or set LEASEHOLD_DATA_DIR to another folder.", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        int length = channel.read(buffer, 0);
        return length <= 0 ? "?" : new String(buffer.array(), 0, length, StandardCharsets.US_ASCII);
    }

    Path path() {
        return path;
    }

    /** Where PostgreSQL keeps its files. */
    Path cluster() {
        return path.resolve("postgres");
    }

    /** Exists once the cluster was completely initialised. */
    Path initialized() {
        return cluster().resolve("leasehold.initialized");
    }

    /** Creates a file that only its user may read. */
    static Path createPrivate(Path file) throws IOException {
        return Files.createFile(file, ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                        permissions))}
                : new FileAttribute<?>[0];
    }

    /** Gives the folder to the next process. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("Releasing the data folder " + path + " failed: " + e + ".",
                    "It is free as soon as this process has ended.", e);
        }
    }
}
