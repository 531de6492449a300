package io.leasehold.postgres.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts of the scripts that Flyway resolved, from the same locations. Without the very text that Flyway has summed up there is none. */
final class Scripts {
    private static final int LONGEST_NAME = 200;

    private final Configuration configuration;

    Scripts(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Flyway would call these; a fleet does not, and does not leave them out silently either. */
    void refuseCallbacks() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(configuration
                .getClassLoader());
        for (Location location : configuration.getLocations()) {
            String root = location.isFileSystem() ? "file:" : location.isClassPath() ? "classpath*:" : "";
            try {
                for (Resource file : root.isEmpty()
                        ? new Resource[0]
                        : resolver.getResources(root + location.getRootPath() + "/**/*.sql")) {
                    String name = String.valueOf(file.getFilename());
                    if (Event.fromId(name.replaceFirst("(__.*)?\\.sql$", "")) != null) {
                        throw new IllegalArgumentException("Migrations of tenants have the Flyway callback " + name
                                + ", which a fleet of places does not call. Put what it does into migrations.");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Looking for migrations in " + location + " failed.", e);
            }
        }
    }

    /** The text of a script that needs nothing of Flyway to be applied; null otherwise. */
    @Nullable
    String plain(String script, int checksum) {
        // Settings of a single script stand next to it, and long names are stored abbreviated: both are Flyway's affair.
        boolean special = script.length() > LONGEST_NAME || texts(script + ".conf").findAny().isPresent()
                || !configuration.isExecuteInTransaction() || configuration.getInitSql() != null;
        return special
                ? null
                : texts(script).filter(text -> checksum(text) == checksum && PlainSql.is(text)).findFirst()
                        .orElse(null);
    }

    /** Whether it is likely not to run in one transaction; cut off while it waits for others, it would leave halves behind. */
    boolean isPatient(String script) {
        return !configuration.isExecuteInTransaction() || texts(script + ".conf").findAny().isPresent() || texts(script)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("concurrently"));
    }

    private Stream<String> texts(String script) {
        return Arrays.stream(configuration.getLocations()).map(location -> text(location, script)).filter(
                Objects::nonNull).map(Objects::requireNonNull);
    }

    private @Nullable String text(Location location, String script) {
        try {
            if (location.isFileSystem()) {
                Path file = Path.of(location.getRootPath(), script);
                return Files.isRegularFile(file)
                        ? withoutMark(Files.readString(file, configuration.getEncoding()))
                        : null;
            }
            if (!location.isClassPath()) {
                return null;
            }
            try (InputStream in = configuration.getClassLoader().getResourceAsStream(location.getRootPath() + "/"
                    + script)) {
                return in == null ? null : withoutMark(new String(in.readAllBytes(), configuration.getEncoding()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the migration " + script + " failed.", e);
        }
    }

    /** As Flyway does: over the lines, whatever ends them. */
    private static int checksum(String text) {
        CRC32 sum = new CRC32();
        text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
