package io.leasehold.postgres.fleet;

import org.jspecify.annotations.Nullable;

import io.leasehold.postgres.Place;

/** A place could not be migrated. Whatever the migration that failed had done there was taken back. For operators: names the place and the reason. */
public final class MigrationFailedException extends RuntimeException {
    private final String reason;
    private final boolean passing;

    MigrationFailedException(Place place, String reason, boolean passing, @Nullable Throwable cause) {
        super("Migrating " + place + " failed: " + reason, cause);
        this.reason = reason;
        this.passing = passing;
    }

    /** Why, in one line. */
    public String reason() {
        return reason;
    }

    /** Whether trying again may help: somebody else held a lock, or the connection broke. */
    public boolean isPassing() {
        return passing;
    }
}
