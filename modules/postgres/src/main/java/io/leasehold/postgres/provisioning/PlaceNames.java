package io.leasehold.postgres.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import io.leasehold.core.Placement;
import io.leasehold.core.TenantId;
import io.leasehold.postgres.DatabaseAccess;

/**
 * What own schemas and own databases are called: by the tenant's id, which is nobody else's, whatever its slug becomes. Databases carry the name of the
 * control database in front, so that two installations on one server never meet.
 */
final class PlaceNames {
    /** Own schemas, as PostgreSQL and Java both read it. */
    static final String OWN_SCHEMA = "t_[0-9a-f]{32}";

    private static final Pattern SCHEMA = Pattern.compile("t_([0-9a-f]{32})");
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]{1,28}");
    private static final int LONGEST_OF_OTHERS = 19;

    private final String prefix;
    private final Pattern database;

    PlaceNames(DatabaseAccess control) {
        this.prefix = prefix(control.database());
        this.database = Pattern.compile(Pattern.quote(prefix) + "_[ts]_([0-9a-f]{32})");
    }

    /** What PostgreSQL would cut off at 63 bytes, or what nobody wants to quote, is told apart by a checksum instead. */
    private static String prefix(String control) {
        if (PLAIN.matcher(control).matches()) {
            return control;
        }
        CRC32 checksum = new CRC32();
        checksum.update(control.getBytes(StandardCharsets.UTF_8));
        String plain = control.replaceAll("[^a-z0-9_]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_OF_OTHERS)) + "_" + HexFormat.of().toHexDigits(
                (int) checksum.getValue());
    }

    Placement placement(TenantId id, Level level, String server) {
        return switch (level) {
            case SHARED -> new Placement.SharedTables(server);
            case SCHEMA -> new Placement.OwnSchema(server, "t_" + hex(id.value()));
            case DATABASE -> new Placement.OwnDatabase(server, prefix + "_t_" + hex(id.value()));
        };
    }

    String spare(UUID id) {
        return prefix + "_s_" + hex(id);
    }

    /** Begins the names of all own databases. */
    String prefix() {
        return prefix;
    }

    /** The id in the name of an own schema or database, if it is one. */
    Optional<UUID> idIn(String name) {
        return idIn(SCHEMA.matcher(name)).or(() -> idIn(database.matcher(name)));
    }

    private static Optional<UUID> idIn(Matcher name) {
        if (!name.matches()) {
            return Optional.empty();
        }
        String hex = name.group(1);
        return Optional.of(new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)));
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
