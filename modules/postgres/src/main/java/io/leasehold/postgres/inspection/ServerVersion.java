package io.leasehold.postgres.inspection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which servers can be relied upon: releases without these fixes give rows away, or statistics about them. */
public final class ServerVersion {
    /** Major version to the first minor one with all known fixes of row-level security. */
    private static final TreeMap<Integer, Integer> FIXED = new TreeMap<>(Map.of(15, 14, 16, 10, 17, 6, 18, 0));

    private ServerVersion() {}

    /** Refuses a server that is too old. */
    public static void require(Connection connection) throws SQLException {
        fault(connection.getMetaData().getDatabaseProductVersion()).ifPresent(finding -> {
            throw new UnsafeDatabaseException(List.of(finding));
        });
    }

    /** @param reported as the server says it, such as {@code "16.4 (Debian 16.4-1)"} */
    static Optional<Finding> fault(String reported) {
        String[] numbers = reported.split("[^0-9]+", 3);
        int major = numbers[0].isEmpty() ? 0 : Integer.parseInt(numbers[0]);
        // A development version ("19devel") has no second number.
        int minor = numbers.length > 1 && !numbers[1].isEmpty() ? Integer.parseInt(numbers[1]) : 0;
        if (major < FIXED.firstKey()) {
            return Optional.of(new Finding(Rule.SERVER_VERSION, "", "server",
                    "PostgreSQL " + reported + " is too old: Leasehold needs " + FIXED.firstKey()
                            + " or newer.",
                    "Install PostgreSQL " + newest() + ".", Optional.empty()));
        }
        int fixed = FIXED.getOrDefault(major, 0);
        return minor >= fixed
                ? Optional.empty()
                : Optional.of(new Finding(Rule.SERVER_VERSION, "", "server", "PostgreSQL " + reported
                        + " lacks security fixes of row-level security.",
                        "Update it to " + major + "." + fixed + " or a later "
                                + major + ".",
                        Optional.empty()));
    }

    private static String newest() {
        return FIXED.lastKey() + "." + FIXED.lastEntry().getValue() + " or newer";
    }
}
