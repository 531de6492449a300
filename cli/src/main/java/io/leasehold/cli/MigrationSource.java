package io.leasehold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leasehold.postgres.fleet.MigrationArchive;

/**
 * Where the migrations of an application are: in a folder of resources, or in its jar, out of which they are copied for a while.
 *
 * @param locations as Flyway takes them
 * @param copies what to remove afterwards
 */
record MigrationSource(List<String> locations, AutoCloseable copies) implements AutoCloseable {
    private static final String WANTED = " Give the folder of the application's resources, the one with db/tenant in it, or its jar.";

    /** Looks into a folder or a jar. */
    static MigrationSource of(Path path) {
        if (Files.isDirectory(path)) {
            Path folder = path.resolve("db/tenant");
            if (!Files.isDirectory(folder)) {
                throw new CommandFailedException("There is no folder db/tenant in " + path + "." + WANTED);
            }
            // Together with what every place has from Leasehold itself.
            return new MigrationSource(List.of("filesystem:" + folder.toAbsolutePath(), "classpath:db/outbox"),
                    () -> {});
        }
        try {
            MigrationArchive archive = MigrationArchive.open(path);
            return new MigrationSource(archive.locations(), archive);
        } catch (IOException unreadable) {
            throw new CommandFailedException("The migrations in " + path + " cannot be read: " + unreadable.getMessage()
                    + WANTED);
        }
    }

    @Override
    public void close() throws Exception {
        copies.close();
    }
}
