package io.leasehold.postgres.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import io.leasehold.postgres.Credentials;
import io.leasehold.postgres.DatabaseAccess;

/** The generated passwords of an embedded server, kept in a file beside it that only its user may read. */
final class Passwords {
    private static final List<String> ROLES = List.of("postgres", "leasehold_owner", "leasehold_app",
            "leasehold_lookup",
            "leasehold_operator");
    private static final int BYTES = 24;

    private final Properties entries;

    private Passwords(Properties entries) {
        this.entries = entries;
    }

    /** Reads the passwords; the first time, and only then, makes them. */
    static Passwords in(DataFolder folder) throws IOException {
        Optional<Passwords> existing = existing(folder.path());
        if (existing.isPresent()) {
            return existing.get();
        }
        Path file = folder.path().resolve("passwords.properties");
        if (Files.exists(folder.initialized())) {
            throw new EmbeddedServerException("The data folder " + folder.path() + " has lost its file of passwords.",
                    "Put " + file + " back from a backup, or set LEASEHOLD_DATA_DIR to another folder.", null);
        }
        Properties entries = new Properties();
        ROLES.forEach(role -> entries.setProperty(role, generate()));
        store(entries, file);
        return new Passwords(entries);
    }

    /** Moved into place at once, so that a crash leaves all of it or none. */
    private static void store(Properties entries, Path file) throws IOException {
        Path draft = file.resolveSibling("passwords.draft");
        Files.deleteIfExists(draft);
        DataFolder.createPrivate(draft);
        try (Writer out = Files.newBufferedWriter(draft)) {
            entries.store(out,
                    "Made by Leasehold for the embedded PostgreSQL; the database cannot be opened without it");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The passwords of a folder that another process may hold; none where no server was ever started in it. */
    static Optional<Passwords> existing(Path folder) throws IOException {
        Path file = folder.resolve("passwords.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties entries = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            entries.load(in);
        }
        return Optional.of(new Passwords(entries));
    }

    private static String generate() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The database at an address, with these passwords and the names of roles that the embedded server has. */
    DatabaseAccess access(String url) {
        return new DatabaseAccess(url, of("leasehold_owner"), of("leasehold_app"), of("leasehold_lookup"), of(
                "leasehold_operator"));
    }

    Credentials of(String role) {
        String password = entries.getProperty(role);
        if (password == null) {
            throw new EmbeddedServerException("The file of passwords has none for " + role + ".",
                    "Put the file back from a backup, or set LEASEHOLD_DATA_DIR to another folder.", null);
        }
        return new Credentials(role, password);
    }
}
