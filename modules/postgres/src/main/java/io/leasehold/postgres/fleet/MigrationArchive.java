package io.leasehold.postgres.fleet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The migrations of tenants in the jar of an application, taken out of it and of the jars within it, so that they can be applied without running it. */
public final class MigrationArchive implements AutoCloseable {
    private static final Pattern SCRIPT = Pattern
            .compile("(?:BOOT-INF/classes/)?db/(tenant|outbox)/((?:[\\w.-]+/)*[\\w. -]+\\.(?:sql|conf))");

    private final Path folder;
    private final Set<String> sets = new TreeSet<>();

    private MigrationArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the jar of an application.
     *
     * @throws IOException when it cannot be read, or has no migrations of tenants
     */
    public static MigrationArchive open(Path jar) throws IOException {
        MigrationArchive archive = new MigrationArchive(Files.createTempDirectory("leasehold-migrations"));
        try (InputStream in = Files.newInputStream(jar)) {
            archive.unpack(in);
            if (archive.sets.isEmpty()) {
                throw new IOException(jar + " has no migrations of tenants: there is no db/tenant in it.");
            }
            return archive;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void unpack(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Matcher script = SCRIPT.matcher(entry.getName());
            if (script.matches() && !script.group(2).contains("..")) {
                Path file = folder.resolve(script.group(1)).resolve(script.group(2));
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
                sets.add(script.group(1));
            } else if (entry.getName().endsWith(".jar")) {
                unpack(new ByteArrayInputStream(zip.readAllBytes()));
            }
        }
    }

    /** Where Flyway finds them. */
    public List<String> locations() {
        return sets.stream().map(set -> "filesystem:" + folder.resolve(set)).toList();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
