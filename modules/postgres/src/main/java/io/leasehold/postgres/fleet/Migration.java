package io.leasehold.postgres.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A migration as Flyway resolved it.
 *
 * @param version null when it is repeatable
 * @param sql the script, where it is plain enough to be applied without Flyway
 * @param patient whether it may wait for others, since nobody waits for it: what is done concurrently
 */
record Migration(@Nullable String version, String description, String type, String script, @Nullable Integer checksum,
        @Nullable String sql, boolean patient) {
    boolean isRepeatable() {
        return version == null;
    }

    /** As it stands in the fingerprint of a place that has it. */
    String mark() {
        return mark(version, description, checksum);
    }

    static String mark(@Nullable String version, String description, @Nullable Integer checksum) {
        return (version == null ? "R " + description : version) + ":" + checksum;
    }
}
