package io.leasehold.cli;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Where the migrations of an application are: in a folder of resources, or in its jar, out of which they are copied for a while. */
final class MigrationSource implements AutoCloseable {
    private static final String FOLDER = "db/tenant";

    private final Path folder;
    private final @Nullable Path copy;

    private MigrationSource(Path folder, @Nullable Path copy) {
        this.folder = folder;
        this.copy = copy;
    }

    /** Looks into a folder or a jar. */
    static MigrationSource of(Path path) {
        if (Files.isDirectory(path)) {
            return new MigrationSource(inside(path, path), null);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            Path root = jar.getPath("/");
            Path found = Files.isDirectory(root.resolve("BOOT-INF/classes/" + FOLDER))
                    ? root.resolve("BOOT-INF/classes/" + FOLDER)
                    : inside(root, path);
            Path copy = Files.createTempDirectory("leasehold-migrations-");
            copy(found, copy);
            return new MigrationSource(copy, copy);
        } catch (IOException | java.nio.file.ProviderNotFoundException unreadable) {
            throw new CommandFailedException("The migrations in " + path + " cannot be read: " + unreadable.getMessage()
                    + ". Give the folder of the application's resources, or its jar.");
        }
    }

    private static Path inside(Path root, Path named) {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            throw new CommandFailedException("There is no folder " + FOLDER + " in " + named
                    + ". Give the folder of the application's resources, or its jar.");
        }
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** As Flyway takes them, together with what every place has from Leasehold itself. */
    List<String> locations() {
        return List.of("filesystem:" + folder.toAbsolutePath(), "classpath:db/outbox");
    }

    @Override
    public void close() throws IOException {
        if (copy != null) {
            try (Stream<Path> files = Files.walk(copy)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
