package io.leasehold.postgres.fleet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.setup.Edition;

/** What a place still has to get, by its history. */
sealed interface Pending {
    /** Nothing; it has the migrations of this history. */
    record Nothing(List<History.Row> history) implements Pending {}

    /** These, in this order. */
    record Plain(List<Migration> migrations) implements Pending {
        /** Whether Flyway is needed for none of them. */
        boolean isPlain() {
            return migrations.stream().allMatch(migration -> migration.sql() != null);
        }
    }

    /** Something that Flyway has to judge: a failure, a difference, a row of another kind. */
    record Unusual() implements Pending {}

    static Pending of(List<Migration> wanted, List<History.Row> history) {
        Map<String, Migration> known = new LinkedHashMap<>();
        wanted.forEach(migration -> known.put(key(migration.version(), migration.description()), migration));
        Map<String, History.Row> applied = new HashMap<>();
        // Of a repeatable migration the last row counts.
        history.forEach(row -> applied.put(key(row.version(), row.description()), row));
        if (!applied.entrySet().stream()
                .allMatch(entry -> isAsKnown(entry.getValue(), known.get(entry.getKey()), wanted))) {
            return new Unusual();
        }
        List<Migration> pending = known.entrySet().stream().filter(entry -> !has(applied.get(entry.getKey()), entry
                .getValue())).map(Map.Entry::getValue).toList();
        return pending.isEmpty() ? new Nothing(history) : new Plain(pending);
    }

    /** What a place with this history, policies of this form and these functions has. */
    static String fingerprint(List<History.Row> history, Optional<Boolean> demanding, Edition functions) {
        Map<String, String> marks = new HashMap<>();
        history.stream().filter(History.Row::success)
                .forEach(row -> marks.put(key(row.version(), row.description()), Migration
                        .mark(row.version(), row.description(), row.checksum())));
        return TenantMigrations.fingerprint(marks.values(), demanding, functions);
    }

    private static String key(@Nullable String version, String description) {
        return version == null ? "R " + description : version;
    }

    private static boolean has(History.@Nullable Row row, Migration migration) {
        return row != null && Objects.equals(row.checksum(), migration.checksum());
    }

    private static boolean isAsKnown(History.Row row, @Nullable Migration migration,
            List<Migration> wanted) {
        if (!row.success()) {
            return false;
        }
        if (migration == null) {
            // Newer than all that is known here: a newer version of the application has been at work.
            return row.version() != null && row.type().equals("SQL") && wanted.stream().map(Migration::version).filter(
                    Objects::nonNull)
                    .allMatch(version -> MigrationVersion.fromVersion(row.version()).isNewerThan(version));
        }
        boolean same = row.description().equals(migration.description())
                && Objects.equals(row.checksum(), migration.checksum());
        return row.type().equals(migration.type()) && (migration.isRepeatable() || same);
    }
}
