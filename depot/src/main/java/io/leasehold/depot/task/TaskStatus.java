package io.leasehold.depot.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a task is. */
public enum TaskStatus {
    OPEN, IN_PROGRESS, DONE, CANCELLED;

    /** The status as it is written in JSON and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status as people read it. */
    public String label() {
        return name().charAt(0) + text().substring(1).replace('_', ' ');
    }

    /** Whether nobody has to do anything about it any more. */
    public boolean isFinished() {
        return switch (this) {
            case OPEN, IN_PROGRESS -> false;
            case DONE, CANCELLED -> true;
        };
    }

    /** The status that this text means, if it means one. */
    public static Optional<TaskStatus> parse(String text) {
        return Arrays.stream(values()).filter(status -> status.text().equals(text)).findFirst();
    }

    static TaskStatus of(String stored) {
        return parse(stored).orElseThrow(() -> new IllegalStateException(
                "Reading a task failed: \"" + stored + "\" is no status that this version knows."));
    }
}
