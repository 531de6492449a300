package io.leasehold.depot.task;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status that a task has in a version.
 *
 * @param version while the task is in it, nobody else has changed it
 */
record StatusBefore(UUID id, long version, TaskStatus status) {
    private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36}):([0-9]{1,18}):([a-z_]{1,20})");

    /** Reads what {@link #toString} wrote, after it has been in a form. */
    static Optional<StatusBefore> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(parts.group(1));
            return TaskStatus.parse(parts.group(3)).map(status -> new StatusBefore(id, Long.parseLong(parts.group(2)),
                    status));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** The same, for a task that has been changed once since. */
    StatusBefore oneChangeAgo() {
        return new StatusBefore(id, version + 1, status);
    }

    @Override
    public String toString() {
        return id + ":" + version + ":" + status.text();
    }
}
